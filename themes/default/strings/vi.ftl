### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = Mục { $number } “{ $title }”
reference-unnumbered = “{ $title }”
reference-item = Mục { $number }, điểm { $item }
reference-labelled = { $label } “{ $title }”
reference-labelled-item = { $label }, điểm { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = “{ $policy }”
reference-policy-section = “{ $policy }”, { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = Văn bản này có các quy định riêng áp dụng cho { $region }: { $sections }. Trường hợp các quy định này khác với văn bản chung thì các quy định áp dụng cho { $region } được ưu tiên áp dụng.
precedence-local-document = Văn bản này được soạn riêng cho { $region } và thay thế văn bản chung.
precedence-general = Một số quốc gia và khu vực có quy định riêng. Trường hợp quy định riêng khác với văn bản này thì quy định riêng được ưu tiên áp dụng tại quốc gia hoặc khu vực đó.
# For policies that declare that the global text prevails.
precedence-global-over-local = Văn bản này có các quy định riêng áp dụng cho { $region }: { $sections }. Trường hợp các quy định này khác với văn bản chung thì văn bản chung được ưu tiên áp dụng.
precedence-global = Một số quốc gia và khu vực có quy định riêng. Trường hợp quy định riêng khác với văn bản này thì văn bản này được ưu tiên áp dụng.
precedence-language = Văn bản này được công bố bằng nhiều ngôn ngữ. Trường hợp các bản ngôn ngữ khác nhau thì bản bằng ngôn ngữ sau đây được ưu tiên áp dụng: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = Trường hợp văn bản này mâu thuẫn với một trong các văn bản sau đây thì văn bản này được ưu tiên áp dụng: { $policies }.

## Cookie tables: part of the text.

cookie-name = Tên
cookie-provider = Nhà cung cấp
cookie-purpose = Mục đích
cookie-category = Nhóm
cookie-duration = Thời hạn lưu trữ
cookie-kind = Loại
cookie-kind-http = Cookie HTTP
cookie-kind-local-storage = Bộ nhớ cục bộ
cookie-kind-pixel = Pixel
cookie-party-first = Bên thứ nhất
cookie-party-third = Bên thứ ba
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = Thiết yếu
cookie-category-preferences = Thiết lập cá nhân
cookie-category-analytics = Phân tích
cookie-category-advertising = Quảng cáo
duration-session = Cho đến khi Quý khách đóng trình duyệt
duration-persistent = Cho đến khi Quý khách xóa khỏi trình duyệt
duration-years = { $count ->
   *[other] { $count } năm
}
duration-months = { $count ->
   *[other] { $count } tháng
}
duration-weeks = { $count ->
   *[other] { $count } tuần
}
duration-days = { $count ->
   *[other] { $count } ngày
}
duration-hours = { $count ->
   *[other] { $count } giờ
}
duration-minutes = { $count ->
   *[other] { $count } phút
}
duration-seconds = { $count ->
   *[other] { $count } giây
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = Mục này chưa có bằng ngôn ngữ của Quý khách và được hiển thị bằng: { $language }.
fallback-document-notice = Văn bản này chưa có bằng ngôn ngữ của Quý khách và được hiển thị bằng: { $language }.
fallback-title-notice = Tiêu đề chưa có bằng ngôn ngữ của Quý khách và được hiển thị bằng: { $language }.
draft-notice = Dự thảo: văn bản này chưa được ban hành.
draft-same-notice = Dự thảo: văn bản giống hệt phiên bản { $version }.
superseded-notice = Phiên bản này không còn hiệu lực.
overtaken-notice = Phiên bản này đã được thay thế bằng một phiên bản mới hơn trước khi có hiệu lực.
upcoming-notice = Phiên bản này chưa có hiệu lực. Ngày có hiệu lực: { $date }.
withdrawn-notice = Văn bản này không còn được áp dụng kể từ: { $date }.
ending-notice = Văn bản này sẽ không còn được áp dụng kể từ: { $date }.
stale-notice = Văn bản gốc dùng để dịch bản này đã thay đổi sau thời điểm dịch.
local-notice = Mục này áp dụng tại: { $region }.
cancelled-notice = Phiên bản này đã bị hủy bỏ và chưa từng có hiệu lực. Ngày hủy bỏ: { $date }.
new-version-notice = Văn bản này có phiên bản mới chưa có hiệu lực. Ngày phiên bản mới có hiệu lực: { $date }.
not-yet-notice = Văn bản này chưa có hiệu lực. Ngày có hiệu lực: { $date }.
unpublished-notice = Văn bản này chưa được công bố.
replaced-by = Văn bản này đã được thay thế bằng:
will-be-replaced-by = Văn bản này sẽ được thay thế bằng:
uneven-notice = Các bản ngôn ngữ khác của văn bản này mới hơn: { $languages }

## The page around the text.

skip-to-content = Chuyển đến nội dung
contents = Mục lục
home = Trang chủ
legal-documents = Văn bản pháp lý
region-and-language = Khu vực và ngôn ngữ
choose-region = Chọn khu vực và ngôn ngữ của Quý khách
choose-language = Chọn ngôn ngữ của Quý khách
current-edition = Quý khách đang đọc: { $region }, { $language }
area-africa = Châu Phi
area-asia-pacific = Châu Á – Thái Bình Dương
area-europe = Châu Âu
area-latin-america = Mỹ Latinh
area-middle-east = Trung Đông
area-north-america = Bắc Mỹ
area-global = Toàn cầu
suggested-editions = Đề xuất theo cài đặt ngôn ngữ của trình duyệt:
last-updated = Cập nhật lần cuối: { $date }
effective = Ngày có hiệu lực: { $date }
not-released = Chưa ban hành
version-in-force = Phiên bản đang có hiệu lực
upcoming-version = Phiên bản sắp có hiệu lực
previous-version = Phiên bản trước
next-version = Phiên bản tiếp theo
permanent-address = Địa chỉ cố định của phiên bản này:
source-text = Văn bản hiện hành bằng: { $language }
version-history = Lịch sử phiên bản
history-title = Lịch sử phiên bản: { $policy }
history-introduction = Tất cả các phiên bản của văn bản này đã được công bố tại đây, từ mới nhất đến cũ nhất.
version-title = { $policy }, phiên bản { $version }
version-heading = Phiên bản { $version }
state-in-force = Đang có hiệu lực
state-superseded = Đã bị thay thế
state-upcoming = Chưa có hiệu lực
state-cancelled = Bị hủy bỏ trước khi có hiệu lực
state-withdrawn = Không còn được áp dụng
state-draft = Dự thảo
kind-new = Công bố lần đầu
kind-material = Thay đổi về nội dung
kind-editorial = Chỉnh sửa về câu chữ
kind-translation = Bản dịch mới
kind-imported = Bản công bố trước đây
published-on = Ngày công bố: { $date }
withdrawn-on = Không còn được áp dụng kể từ: { $date }
what-changed = Nội dung thay đổi
no-documents = Chưa có văn bản nào được công bố tại đây.
local-here = Quy định riêng
local-versions = Các bản riêng theo khu vực
compare-local = So sánh với văn bản chung
local-title = Quy định riêng: { $policy }
local-introduction = Những điểm khác biệt tại: { $region }. Mỗi quy định riêng được trình bày cùng với phần văn bản bị quy định đó thay thế.
local-text = Văn bản áp dụng cho: { $region }
displaced-text = Văn bản bị thay thế
displaced-nothing = Phần bổ sung; không thay thế văn bản nào.
removed-text = Đã lược bỏ đối với: { $region }
related-documents = Văn bản liên quan
prevails-over = Khi có mâu thuẫn, văn bản này được ưu tiên áp dụng so với các văn bản sau đây
prevailed-over-by = Khi có mâu thuẫn, các văn bản sau đây được ưu tiên áp dụng so với văn bản này
footnotes = Chú thích
back-to-text = Trở lại nội dung
section-link = Liên kết đến mục này
paragraph-links = Hiển thị liên kết tại từng đoạn
document-count = { $count ->
   *[other] { $count } văn bản
}
not-found-title = Không tìm thấy trang
not-found-text = Không có trang nào tại địa chỉ này.
main-navigation = Điều hướng chính
footer-navigation = Điều hướng cuối trang
breadcrumbs = Vị trí trang hiện tại
social-media = Mạng xã hội

## Comparisons.

show-changes = Hiển thị các thay đổi
changes-title = { $policy }: các thay đổi trong phiên bản { $version } so với phiên bản { $old }
draft-changes-title = { $policy }: các thay đổi chưa được công bố
compared-with = So sánh với:
compare-also = So sánh với phiên bản khác:
changes-legend = Phần văn bản được bổ sung có gạch chân. Phần văn bản bị lược bỏ có gạch ngang.
list-of-changes = Danh sách các thay đổi
nothing-changed = Văn bản không thay đổi.
only-renumbered = Chỉ khác về cách đánh số.
changed-here = Mục này đã được sửa đổi trong phiên bản này.
sections-added = Số lượng mục được bổ sung: { $count }
sections-removed = Số lượng mục bị lược bỏ: { $count }
sections-moved = Số lượng mục được di chuyển: { $count }
sections-amended = Số lượng mục được sửa đổi: { $count }
sections-translated = Số lượng mục mới được dịch: { $count }
words-inserted = Số lượng từ được bổ sung: { $count }
words-deleted = Số lượng từ bị lược bỏ: { $count }
change-added = Bổ sung
change-removed = Lược bỏ
change-moved = Di chuyển
change-amended = Sửa đổi
change-translated = Mới được dịch
part-title = Tiêu đề
part-description = Mô tả
part-preamble = Phần mở đầu
part-precedence = Quy định về ưu tiên áp dụng
part-note = Chú thích
remark-moved-away = Đã di chuyển từ đây
remark-moved-here = Đã di chuyển đến đây
remark-restyled = Đã thay đổi cách nhấn mạnh
remark-relinked = Đã thay đổi liên kết: { $old } → { $new }
remark-no-link = không có liên kết
remark-bullets = Đã thay số thứ tự bằng dấu đầu dòng
remark-numbers = Đã thay dấu đầu dòng bằng số thứ tự
remark-divided = Đã tách đoạn văn
remark-joined = Đã gộp các đoạn văn
remark-level = Đã thay đổi cấp tiêu đề của mục: { $old } → { $new }
remark-language = Đã thay đổi ngôn ngữ: { $old } → { $new }
local-legend = Văn bản riêng có gạch chân. Văn bản bị văn bản riêng thay thế có gạch ngang.
local-other-language = Văn bản bị thay thế không có bằng ngôn ngữ của văn bản riêng. Cả hai văn bản được hiển thị mà không đánh dấu.

## Notices beside the text

cookie-notice-label = Lưu ý về cookie
cookie-notice-text = Chúng tôi sử dụng cookie và các công nghệ tương tự trên các trang web của mình. Thông báo về cookie của chúng tôi nêu rõ đó là những cookie nào, dùng để làm gì và được lưu trữ trong bao lâu.
cookie-notice-more = Tìm hiểu thêm
cookie-notice-close = Đóng
leaving-title = Quý khách đang rời khỏi trang web của chúng tôi
leaving-text = Liên kết này dẫn đến trang web của bên thứ ba. Trang web đó có điều khoản sử dụng riêng và tuyên bố riêng về quyền riêng tư. Chúng tôi không kiểm soát trang web đó.
leaving-address = Địa chỉ đích:
leaving-continue = Tiếp tục
leaving-stay = Ở lại trang này

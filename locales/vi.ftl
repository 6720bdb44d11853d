
## Cookies

-aurora-account = tài khoản Aurora
cookie-purpose-session = Duy trì trạng thái đăng nhập vào { -aurora-account } của Quý khách và ghi nhớ giỏ hàng trong thời gian Quý khách truy cập các trang web của chúng tôi.
cookie-purpose-csrf = Bảo vệ các biểu mẫu trước những yêu cầu mà trang web khác gửi dưới danh nghĩa của Quý khách.
cookie-purpose-consent = Lưu các nhóm cookie mà Quý khách đã chấp nhận hoặc từ chối và thời điểm lựa chọn.
cookie-purpose-region = Lưu quốc gia hoặc khu vực và ngôn ngữ mà Quý khách đã chọn.
cookie-purpose-display = Lưu cách hiển thị trang mà Quý khách mong muốn: sáng hoặc tối, cỡ chữ, giảm chuyển động.
cookie-purpose-recent = Liệt kê các sản phẩm Quý khách đã xem gần đây để Quý khách tìm lại được.
cookie-purpose-notice = Ghi nhớ việc Quý khách đã đóng lưu ý về cookie, để lưu ý chỉ xuất hiện lại khi nội dung được thông báo thay đổi.
cookie-purpose-visitor = Nhận biết trình duyệt quay lại bằng một số ngẫu nhiên để chúng tôi đếm số khách truy cập chứ không đếm số lượt truy cập.
cookie-purpose-visit = Liên kết các trang trong cùng một lượt truy cập để chúng tôi biết khách truy cập không tìm thấy nội dung cần tìm ở đâu.
cookie-purpose-mail = Cho chúng tôi biết bản tin mà Quý khách đã đăng ký có được mở hay không.
cookie-purpose-campaign = Lưu quảng cáo nào của chúng tôi đã dẫn Quý khách đến các trang web của chúng tôi để chúng tôi đo lường hiệu quả của quảng cáo đó.
cookie-purpose-advertising-id = Nhận biết trình duyệt của Quý khách trên trang web của bên khác để quảng cáo tại đó phù hợp với mối quan tâm của Quý khách và không lặp lại quá thường xuyên.
cookie-purpose-store = Lưu cửa hàng mà Quý khách đã chọn để nhận hàng và sửa chữa.

## Navigation

nav-phones = Điện thoại
nav-watches = Đồng hồ
nav-cloud = Aurora Cloud
nav-support = Hỗ trợ
nav-products = Sản phẩm
nav-accessories = Phụ kiện
nav-help = Trợ giúp
nav-repair = Sửa chữa
nav-security-updates = Bản cập nhật bảo mật
nav-shops = Tìm cửa hàng
nav-company = Công ty
nav-about = Về chúng tôi
nav-press = Báo chí
nav-sustainability = Phát triển bền vững
nav-accessibility = Khả năng tiếp cận
nav-community = Cộng đồng
nav-videos = Video
nav-developers = Nhà phát triển

## Regions

region-global = Toàn cầu

### The wording of the default theme.
###
### Names that are given as arguments ({ $region }, { $policy }, { $language } ...) cannot be inflected: word each
### message so that they stand uninflected, for example after a colon.

## Text: part of what is published and frozen. Legal weight.

# How a text refers to a numbered chapter or section, to one without a number, and to a pinned list item.
reference-section = 제{ $number }장 “{ $title }”
reference-unnumbered = “{ $title }”
reference-item = 제{ $number }장 { $item }
reference-labelled = { $label } “{ $title }”
reference-labelled-item = { $label } { $item }
# A reference to another policy, and to a section of it. $section is one of the messages above, filled in.
reference-policy = “{ $policy }”
reference-policy-section = “{ $policy }” { $section }

# $sections: the titles of the local sections, as a list. $region: the region that the text was written for.
precedence-local = 이 문서에는 { $region }에 적용되는 지역별 규정이 포함되어 있습니다: { $sections }. 해당 규정이 공통 본문과 다른 경우 { $region }에 적용되는 지역별 규정이 우선합니다.
precedence-local-document = 이 문서는 { $region }에 적용하기 위하여 작성되었으며 공통 본문을 대체합니다.
precedence-general = 일부 국가 및 지역에는 지역별 규정이 있습니다. 지역별 규정이 이 본문과 다른 경우 해당 국가 또는 지역에서는 지역별 규정이 우선합니다.
# For policies that declare that the global text prevails.
precedence-global-over-local = 이 문서에는 { $region }에 적용되는 지역별 규정이 포함되어 있습니다: { $sections }. 해당 규정이 공통 본문과 다른 경우 공통 본문이 우선합니다.
precedence-global = 일부 국가 및 지역에는 지역별 규정이 있습니다. 지역별 규정이 이 본문과 다른 경우 이 본문이 우선합니다.
precedence-language = 이 문서는 여러 언어로 제공됩니다. 언어본 간에 차이가 있는 경우 다음 언어본이 우선합니다: { $language }.
# $policies: titles of other policies, as a list.
precedence-over = 이 문서가 다음 문서와 상충하는 경우 이 문서가 우선합니다: { $policies }.

## Cookie tables: part of the text.

cookie-name = 이름
cookie-provider = 제공자
cookie-purpose = 목적
cookie-category = 범주
cookie-duration = 보관 기간
cookie-kind = 유형
cookie-kind-http = HTTP 쿠키
cookie-kind-local-storage = 로컬 저장소
cookie-kind-pixel = 픽셀
cookie-party-first = 자사
cookie-party-third = 제3자
# Kind and party of a cookie, side by side.
cookie-type = { $kind }, { $party }
cookie-category-necessary = 필수
cookie-category-preferences = 환경 설정
cookie-category-analytics = 분석
cookie-category-advertising = 광고
duration-session = 브라우저를 닫을 때까지
duration-persistent = 브라우저에서 삭제할 때까지
duration-years = { $count ->
   *[other] { $count }년
}
duration-months = { $count ->
   *[other] { $count }개월
}
duration-weeks = { $count ->
   *[other] { $count }주
}
duration-days = { $count ->
   *[other] { $count }일
}
duration-hours = { $count ->
   *[other] { $count }시간
}
duration-minutes = { $count ->
   *[other] { $count }분
}
duration-seconds = { $count ->
   *[other] { $count }초
}

## Notices of legal weight on the page.

# A section stands in another language, because the edition's own has no text for it. $language: the language shown.
fallback-notice = 이 부분은 선택하신 언어로 제공되지 않습니다. 다음 언어로 표시됩니다: { $language }.
fallback-document-notice = 이 문서는 선택하신 언어로 제공되지 않습니다. 다음 언어로 표시됩니다: { $language }.
fallback-title-notice = 제목은 선택하신 언어로 제공되지 않습니다. 다음 언어로 표시됩니다: { $language }.
draft-notice = 초안: 이 본문은 아직 공표되지 않았습니다.
draft-same-notice = 초안: 버전 { $version }의 본문과 동일합니다.
superseded-notice = 이 버전은 더 이상 시행되지 않습니다.
overtaken-notice = 이 버전은 시행 전에 더 최근 버전으로 대체되었습니다.
upcoming-notice = 이 버전은 아직 시행되지 않았습니다. 시행일: { $date }.
withdrawn-notice = 이 문서는 { $date }부터 적용되지 않습니다.
ending-notice = 이 문서는 { $date }부터 적용되지 않을 예정입니다.
stale-notice = 이 번역의 원문이 번역 이후에 변경되었습니다.
local-notice = 이 부분이 적용되는 국가 또는 지역: { $region }.
cancelled-notice = 이 버전은 시행 전에 철회되어 시행된 적이 없습니다. 철회일: { $date }.
new-version-notice = 이 문서의 새 버전이 시행될 예정입니다. 새 버전의 시행일: { $date }.
not-yet-notice = 이 문서는 아직 시행되지 않았습니다. 시행일: { $date }.
unpublished-notice = 이 문서는 아직 공표되지 않았습니다.
replaced-by = 이 문서는 다음 문서로 대체되었습니다:
will-be-replaced-by = 이 문서는 다음 문서로 대체될 예정입니다:
uneven-notice = 이 문서의 다음 언어본은 더 최근 버전입니다: { $languages }

## The page around the text.

skip-to-content = 본문으로 건너뛰기
contents = 목차
home = 홈
legal-documents = 법적 문서
region-and-language = 국가·지역 및 언어
choose-region = 국가·지역 및 언어를 선택하십시오
choose-language = 언어를 선택하십시오
current-edition = 현재 보고 계신 문서: { $region }, { $language }
area-africa = 아프리카
area-asia-pacific = 아시아·태평양
area-europe = 유럽
area-latin-america = 중남미
area-middle-east = 중동
area-north-america = 북미
area-global = 전 세계
suggested-editions = 브라우저의 언어 설정에 따른 제안:
last-updated = 최종 업데이트: { $date }
effective = 시행일: { $date }
not-released = 아직 공표되지 않음
version-in-force = 시행 중인 버전
upcoming-version = 시행 예정 버전
previous-version = 이전 버전
next-version = 다음 버전
permanent-address = 이 버전의 고정 주소:
source-text = 다음 언어로 된 현재 본문: { $language }
version-history = 버전 이력
history-title = 버전 이력: { $policy }
history-introduction = 이곳에 공표된 이 문서의 모든 버전을 최신순으로 표시합니다.
version-title = { $policy }, 버전 { $version }
version-heading = 버전 { $version }
state-in-force = 시행 중
state-superseded = 대체됨
state-upcoming = 시행 예정
state-cancelled = 시행 전 철회
state-withdrawn = 적용 종료
state-draft = 초안
kind-new = 최초 공표
kind-material = 내용 변경
kind-editorial = 자구 수정
kind-translation = 새 번역
kind-imported = 이전 공표
published-on = 공표일: { $date }
withdrawn-on = 다음 날짜부터 적용되지 않음: { $date }
what-changed = 변경 사항
no-documents = 이곳에 공표된 문서가 아직 없습니다.
local-here = 지역별 규정
local-versions = 지역별 버전
compare-local = 공통 본문과 비교
local-title = 지역별 규정: { $policy }
local-introduction = 다음 국가 또는 지역에서 달라지는 내용: { $region }. 각 지역별 규정을 그 규정이 대체한 본문과 함께 표시합니다.
local-text = 다음 국가 또는 지역에 적용되는 본문: { $region }
displaced-text = 대체된 본문
displaced-nothing = 추가된 규정이며, 대체된 본문은 없습니다.
removed-text = 다음 국가 또는 지역에서 삭제된 본문: { $region }
related-documents = 관련 문서
prevails-over = 상충하는 경우 이 문서가 우선하는 문서
prevailed-over-by = 상충하는 경우 이 문서보다 우선하는 문서
footnotes = 각주
back-to-text = 본문으로 돌아가기
section-link = 이 부분의 링크
paragraph-links = 각 단락에 링크 표시
document-count = { $count ->
   *[other] 문서 { $count }건
}
not-found-title = 페이지를 찾을 수 없음
not-found-text = 이 주소에는 페이지가 없습니다.
main-navigation = 기본 탐색 메뉴
footer-navigation = 하단 탐색 메뉴
breadcrumbs = 현재 위치
social-media = 소셜 미디어

## Comparisons.

show-changes = 변경 사항 보기
changes-title = { $policy }: 버전 { $old } 대비 버전 { $version }의 변경 사항
draft-changes-title = { $policy }: 공표되지 않은 변경 사항
compared-with = 비교 대상:
compare-also = 다른 버전과 비교:
changes-legend = 추가된 문구에는 밑줄이, 삭제된 문구에는 취소선이 표시되어 있습니다.
list-of-changes = 변경 사항 목록
nothing-changed = 본문에 변경 사항이 없습니다.
only-renumbered = 번호만 다릅니다.
changed-here = 이 부분은 이 버전에서 변경되었습니다.
sections-added = 추가된 부분: { $count }개
sections-removed = 삭제된 부분: { $count }개
sections-moved = 이동된 부분: { $count }개
sections-amended = 변경된 부분: { $count }개
sections-translated = 새로 번역된 부분: { $count }개
words-inserted = 추가된 단어: { $count }개
words-deleted = 삭제된 단어: { $count }개
change-added = 추가됨
change-removed = 삭제됨
change-moved = 이동됨
change-amended = 변경됨
change-translated = 새로 번역됨
part-title = 제목
part-description = 설명
part-preamble = 서문
part-precedence = 우선 적용 조항
part-note = 각주
remark-moved-away = 여기에서 이동됨
remark-moved-here = 여기로 이동됨
remark-restyled = 강조 표시 변경됨
remark-relinked = 링크 변경됨: { $old } → { $new }
remark-no-link = 링크 없음
remark-bullets = 번호가 글머리 기호로 변경됨
remark-numbers = 글머리 기호가 번호로 변경됨
remark-divided = 단락 분할됨
remark-joined = 단락 병합됨
remark-level = 제목 수준 변경됨: { $old } → { $new }
remark-language = 언어 변경됨: { $old } → { $new }
local-legend = 지역별 본문에는 밑줄이, 지역별 본문이 대체한 본문에는 취소선이 표시되어 있습니다.
local-other-language = 대체된 본문은 지역별 본문의 언어로 존재하지 않습니다. 두 본문 모두 밑줄이나 취소선 없이 표시됩니다.

## Notices beside the text

cookie-notice-label = 쿠키 알림
cookie-notice-text = 회사는 회사의 웹사이트에서 쿠키와 유사 기술을 사용합니다. 사용하는 쿠키의 종류, 사용 목적 및 보관 기간은 쿠키 안내에서 확인하실 수 있습니다.
cookie-notice-more = 자세히 보기
cookie-notice-close = 닫기
leaving-title = 회사의 웹사이트를 벗어납니다
leaving-text = 이 링크는 제3자의 웹사이트로 연결됩니다. 해당 웹사이트에는 별도의 이용약관과 개인정보 처리방침이 있습니다. 회사는 해당 웹사이트를 관리하지 않습니다.
leaving-address = 이동할 주소:
leaving-continue = 계속
leaving-stay = 현재 페이지에 머무르기

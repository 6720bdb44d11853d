
## Cookies

-aurora-account = Aurora 계정
cookie-purpose-session = { -aurora-account }에 로그인한 상태를 유지하고, 이용자가 회사의 웹사이트를 방문하는 동안 장바구니의 내용을 기억합니다.
cookie-purpose-csrf = 다른 웹사이트가 이용자의 명의로 보내는 요청으로부터 입력 양식을 보호합니다.
cookie-purpose-consent = 이용자가 동의하거나 거부한 쿠키의 범주와 그 일시를 저장합니다.
cookie-purpose-region = 이용자가 선택한 국가 또는 지역 및 언어를 저장합니다.
cookie-purpose-display = 밝은 화면 또는 어두운 화면, 글자 크기, 동작 효과 줄이기 등 이용자가 원하는 페이지 표시 방식을 저장합니다.
cookie-purpose-recent = 이용자가 최근에 본 제품을 기록하여 다시 찾을 수 있도록 합니다.
cookie-purpose-notice = 이용자가 쿠키 알림을 닫았음을 기억하여, 알리는 내용이 변경된 경우에만 다시 표시되도록 합니다.
cookie-purpose-visitor = 방문 횟수가 아니라 방문자 수를 집계하기 위하여 임의의 번호로 재방문한 브라우저를 식별합니다.
cookie-purpose-visit = 방문자가 원하는 정보를 찾지 못하는 지점을 파악하기 위하여 한 번의 방문에서 열람한 페이지를 서로 연결합니다.
cookie-purpose-mail = 이용자가 구독한 뉴스레터를 열어 보았는지를 회사에 알려 줍니다.
cookie-purpose-campaign = 광고의 성과를 측정하기 위하여 이용자가 회사의 어느 광고를 통하여 웹사이트를 방문하였는지를 저장합니다.
cookie-purpose-advertising-id = 다른 회사의 웹사이트에서 이용자의 브라우저를 식별하여, 이용자의 관심에 맞는 광고를 표시하고 같은 광고가 지나치게 반복되지 않도록 합니다.
cookie-purpose-store = 이용자가 제품 수령 및 수리를 위하여 선택한 매장을 저장합니다.

## Navigation

nav-phones = 스마트폰
nav-watches = 워치
nav-cloud = Aurora Cloud
nav-support = 고객지원
nav-products = 제품
nav-accessories = 액세서리
nav-help = 도움말
nav-repair = 수리
nav-security-updates = 보안 업데이트
nav-shops = 매장 찾기
nav-company = 기업 정보
nav-about = 회사 소개
nav-press = 언론 보도
nav-sustainability = 지속 가능성
nav-accessibility = 접근성
nav-community = 커뮤니티
nav-videos = 동영상
nav-developers = 개발자

## Regions

region-global = 글로벌

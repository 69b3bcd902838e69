[[CTRY:중국]] 지명·기관명 적기 자료집 (영업부·번역부 공용)
[[DATE:2025년 9월 5일|2025-09-05]](금) 3판 / 만든 이: [[ORG:한누리무역 번역부]] [[PER:구민재]], [[PER:차소담]]

일러두기
▷ 한글 표기는 외래어 표기법을 따른다. 한자는 간체로, 병음은 성조 없이 적는다.
▷ 한글이 같고 한자가 다른 곳에는 별표(*)를 붙였다.
▷ 표의 빈칸은 아직 확인하지 못한 것이다. 허가 없이 밖으로 내보내지 말 것.

표 1. 출장이 잦은 도시
한글	병음	국가번호 뒤 지역 번호	공항
[[LOC:상하이]]	Shanghai	21	[[LOC:푸둥공항]], [[LOC:훙차오공항]]
[[LOC:{{near-miss:쩡저우=>정저우|table 5: zheng is 정, no tense letter|reading-mismatch}}]]	Zhengzhou	371	[[LOC:신정공항]]
[[LOC:시안]]	Xi'an	29	[[LOC:셴양공항]]
[[LOC:{{near-miss:란조우=>란저우|table 5: zhou is 저우|reading-mismatch}}]]	Lanzhou	931	[[LOC:중촨공항]]
[[LOC:쿤밍]]	Kunming	871	[[LOC:창수이공항]]
[[LOC:{{near-miss:꾸이린=>구이린|table 5: g is ㄱ, no tense letter|reading-mismatch}}]]	Guilin	773	[[LOC:량장공항]]
[[LOC:하이커우]]	Haikou	898	[[LOC:메이란공항]]
[[LOC:우루무치]]	Urumqi	991	[[LOC:디워푸공항]]
주: [[LOC:시안]]{{particle-mismatch:와=>과|시안 ends in a consonant: 과}} [[LOC:셴양]]은 공항 하나를 같이 쓴다.

표 2. 한글이 같거나 헷갈리는 도시
한글	한자	성	기억할 점
[[LOC:이춘]]*	宜春	[[LOC:장시]]	온천
[[LOC:이춘]]*	伊春	[[LOC:헤이룽장]]	목재
[[LOC:창저우]]*	常州	[[LOC:장쑤]]	태양전지
[[LOC:창저우]]*	沧州	[[LOC:허베이]]	무술
[[LOC:푸양]]*	阜阳	[[LOC:안후이]]	농산물
[[LOC:푸양]]*	濮阳	[[LOC:허난]]	유전
[[LOC:{{reading-mismatch:류안=>루안|六 is lù in 六安 (list)|near-miss}}]]	六安	[[LOC:안후이]]	과편차
[[LOC:{{sino-reading:방부=>벙부|蚌埠 is 벙부 by table 5; 방부 is Sino-Korean|near-miss}}]]	蚌埠	[[LOC:안후이]]	유리
[[LOC:옌청]]	{{han-mismatch:盐成=>盐城|same sound: 成 for 城|variant-han}}	[[LOC:장쑤]]	자동차
[[LOC:허쩌]]	菏泽	[[LOC:산둥]]	모란
[[LOC:러우디]]	娄底	[[LOC:후난]]	강판
[[LOC:자무쓰]]	佳木斯	[[LOC:헤이룽장]]	콩

표 3. 거래 대학
 1) [[ORG:하얼빈공업대학]]({{lost-character:哈尔?工业大学=>哈尔滨工业大学|a ? where 滨 stood}}): 용접 로봇, 담당 [[PER:차소담]]
 2) [[ORG:중국광업대학]]({{script-mixed:中国礦业大学=>中国矿业大学|礦 is traditional inside a simplified name}}): 갱도 환기
 3) [[ORG:허하이대학]](河海大学): 댐 계측
 4) [[ORG:장난대학]](江南大学): 발효 설비
 5) [[ORG:지난대학]](暨南大学): 한국어과 교재, [[LOC:지난]](济南)에 있지 않음
 6) [[ORG:시베이공업대학]](西北工业大学): 허가 품목이 많으므로 법무팀과 먼저 상의
 7) [[ORG:산터우대학]](汕头大学): 해조류, 교수 [[PER:린쩌밍]](林泽明)
 8) [[ORG:스허쯔대학]](石河子大学): 목화 수확기
병음으로만 확인한 곳
 가. [[ORG:시난교통대학]] (Xinan Jiaotong Daxue)
 나. [[ORG:{{near-miss:화쭝과기대학=>화중과기대학|table 5: zhong is 중, no tense letter|variant-name,reading-mismatch}}]] (Huazhong Keji Daxue)
 다. [[ORG:둥베이대학]] (Dongbei Daxue)
 라. [[ORG:다롄이공대학]] (Dalian Ligong Daxue)

표 4. 신구와 고신구
이름	한자	들어선 때	주력 산업
[[LOC:슝안신구]]	雄安新区	[[DATE:2017.4|2017-04]]	행정 이전
[[LOC:량장신구]]	两江新区	[[DATE:2010.6|2010-06]]	자동차
[[LOC:시셴신구]]	西咸新区	[[DATE:2014.1|2014-01]]	물류
[[LOC:샹장신구]]	湘江新区	[[DATE:2015.4|2015-04]]	중장비
[[LOC:진푸신구]]	金普新区	[[DATE:2014.6|2014-06]]	석유화학
[[LOC:난사신구]]	南沙新区	[[DATE:2012.9|2012-09]]	선박
○ 한자를 받지 못한 곳: [[LOC:청두 고신구]], [[LOC:샤먼 훠쥐고신구]], [[LOC:{{sino-reading:서안=>시안|西安 is 시안 by table 5, and 시안 stands above|variant-name,variant-hangul,near-miss}} 고신구]], [[LOC:우한 둥후고신구]]
○ 방문 순서: {{gloss-extent:[[LOC:둥관시]](东莞)=>둥관시(东莞市)|the Hangul has 시, the gloss has no 市}} [[LOC:쑹산후]](松山湖) → [[LOC:광저우시]](广州市) [[LOC:황푸]]의 보세 창고 → [[LOC:주하이시 헝친]](横琴)

표 5. 하반기 전시 일정
전시	도시	기간	우리 쪽
[[MISC:국제공업박람회]]	[[LOC:상하이]]	[[DATE:9.23~9.27|2025-09-23/2025-09-27]]	[[PER:구민재]]
[[MISC:소상품박람회]]	[[LOC:이우]]	[[DATE:10.21~24|2025-10-21/2025-10-24]]	[[PER:차소담]]
[[MISC:첨단기술성과교역회]]	[[LOC:선전]]	[[DATE:11.14~11.16|2025-11-14/2025-11-16]]	미정
신청 마감은 [[DATE:{{date-invalid:9월 31일=>9월 30일|calendar: September has 30 days}}|-]]이며 여권 사본을 내야 한다. 전시대 시안은 [[PER:오해진]] 과장이 그린다. 양주 선물은 통관에서 걸리니 장바구니에 담지 말 것.

표 6. 차 번호판에 쓰는 한 글자
성	글자	성도	시차 없이 연락할 거래처
[[LOC:산둥성]]	鲁	[[LOC:지난]]	[[ORG:하이얼]]
[[LOC:푸젠성]]	闽	[[LOC:푸저우]]	[[ORG:푸야오유리]]
[[LOC:후베이성]]	鄂	[[LOC:우한]]	[[ORG:창페이광섬유]]
[[LOC:산시성~陕西省]]	陕	[[LOC:시안]]	-
[[LOC:산시성~山西省]]	晋	[[LOC:타이위안]]	-
[[LOC:구이저우성]]	贵	[[LOC:구이양]]	[[ORG:마오타이]]
[[LOC:안후이성]]	皖	[[LOC:허페이]]	[[ORG:커다쉰페이]]
섞이기 쉬운 [[LOC:산시]]는 앞의 것을 '[[MISC:섬서]]', 뒤의 것을 '[[MISC:산서]]'라고 전화로 불러 확인한다.

틀리기 쉬운 글자
· zh 뒤에는 ㅈ만 온다: [[LOC:장저우]](漳州), [[LOC:주저우]](株洲)
· si는 쓰, shi는 스, xi는 시: [[LOC:쓰핑]](四平), [[LOC:스자좡]](石家庄), [[LOC:시닝]](西宁)
· 리을로 시작하는 도시: [[LOC:뤄허]](漯河), [[LOC:랑팡]](廊坊), [[LOC:랴오청]](聊城), [[LOC:리수이]](丽水)

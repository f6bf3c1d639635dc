/**
 * Courses that most US colleges teach under several names: one line for each, its names parted by `|`. All
 * words of a name must stand in the title, in any order; `!word` must not; `=2` asks for the second of a row;
 * `^` means that no other word of weight stands there. From the usual wording of catalogs and of the state
 * systems of common course numbers.
 */
export const IN_LETTERS_AND_SCIENCES = `
^ composition =1 | ^ composition | ^ english =1 | ^ write | composition exposition | ^ composition essay |
 rhetoric =1
composition literature | composition =2 | english =2 ^ | literature introduction ^ | write research |
 composition argument | argument write | critical write | composition research
literature introduction ^ | ^ literature | fiction poetry drama | literature types |
 literature appreciation | literature interpretation | genres literature | masterpieces literature |
 literature analysis | writing literature
creative writing | imaginative writing | fiction writing | poetry writing | ^ workshop writing
american literature =1 | american literature colonial | american literature beginnings
american literature =2 | american literature modern | american literature realism
british literature =1 | english literature =1 | survey english literature =1
british literature =2 | english literature =2 | survey english literature =2
world literature | literature western world | great books | masterpieces world literature |
 global literature | world authors | western literature
shakespeare
short-story | fiction !writing | novel !writing
poetry !writing
children literature | literature young | adolescent literature
technical writing | business writing | professional writing | writing workplace | business communication |
 technical communication | report writing | business english
journalism | writing news | media writing | writing media
mass-communication | media society | introduction communication media | broadcasting introduction
speech | ^ communication | human communication | fundamentals communication
interpersonal communication | human relations | interpersonal relations
group communication | group discussion | small group
argumentation debate | debate | argumentation
^ psychology | introduction psychology ^ | psychology science
child development | child psychology | infant development | childhood development | child growth
adolescent development | adolescent psychology
lifespan development | lifespan psychology | human growth development | psychology development ^ |
 human development
abnormal psychology | psychopathology | abnormal behavior
social psychology | psychology social behavior
personality theories | psychology personality
educational psychology | psychology education | psychology learning | learning cognition |
 cognitive psychology | learning memory
biological psychology | physiological psychology | brain behavior | neuroscience | psychobiology |
 behavioral neuroscience
research methods psychology | experimental psychology | psychology statistics | behavioral statistics
adult development aging | psychology aging | elderly | sociology aging
human sexuality | psychology sexuality
organizational psychology | industrial psychology | organizational-behavior | psychology work
^ sociology | introduction sociology ^ | society introduction ^
social problem | contemporary social issues | social problem american
sociology family | marriage family | family society
racial ethnic | minority american | minority groups | race ethnicity | ethnic relations | racial relations |
 diversity
criminology | crime delinquency | sociology crime
juvenile delinquency | juvenile justice | delinquency
prison | community prison | sociology prison
criminal-justice introduction ^ | criminal-justice system | ^ criminal-justice
police operations | police society | introduction police
criminal law | criminal evidence | constitutional law
social research methods | research methods sociology | social research
deviance | deviant behavior | social deviance
gender society | women studies | sociology gender | gender studies | women society
social-work introduction | human-service introduction | ^ social-work | ^ human-service
^ anthropology | cultural anthropology | social anthropology | introduction anthropology
physical anthropology | biological anthropology | human evolution
archaeology | archeology | prehistory
microeconomics | economics =2 ^ | economics micro
macroeconomics | economics =1 ^ | economics macro
^ economics | survey economics | contemporary economics
money bank | monetary theory
american government | american politics | american political | national government | federal government |
 american federal
state local government | state government | urban government | local politics
international relations | world politics | global politics | international politics
comparative politics | comparative government
^ politics science | introduction political science | introduction politics | ^ government
political theory | political philosophy | political ideas
constitutional law | law society | judicial process
western civilization =1 | european history =1 | civilization =1 ^ | western tradition =1 |
 ancient medieval history
western civilization =2 | european history =2 | civilization =2 ^ | western tradition =2 |
 modern european history
american history =1 | american =1 ^
american history =2 | american =2 ^ | modern american history | twentieth american history
world history =1 | world civilization =1 | global history =1 | nonwestern civilization
world history =2 | world civilization =2 | global history =2 | modern world history
african-american history | african-american experience
african history | history africa
latin-american history | history latin-american | latin-american civilization
asian history | east asia history | history china | history japan | asian civilization | far east
russian history | history russia
women history | history women | women american
civil-war | civil-war reconstruction
state history | local history
geography human | cultural geography | ^ geography | geography introduction
world regional geography | regional geography | world geography
physical-geography | geography physical | weather climate | earth environment
weather | climate | atmospheric science
^ philosophy | introduction philosophy ^ | problems philosophy
ethics !business !medical | contemporary ethical issues | values
logic | critical thinking | reasoning critical | symbolic logic
medical ethics | bioethics | biomedical ethics | ethics health
business ethics | ethics business
world religion | comparative religion | ^ religion | religions world | introduction religion |
 religious studies
eastern philosophy | asian philosophy | eastern religion | asian religion
ancient philosophy | greek philosophy | history philosophy
modern philosophy | existentialism | contemporary philosophy
bible | old testament | new testament
mythology
^ humanities | humanities introduction | cultural humanities
prealgebra | basic mathematics | arithmetic | developmental mathematics | mathematics skills |
 fundamentals mathematics
algebra elementary | beginning algebra | introductory algebra | basic algebra | algebra =1
algebra intermediate | algebra =2
college algebra | ^ algebra | algebra functions
trigonometry
precalculus | algebra trigonometry | precalculus mathematics | elementary functions |
 college algebra trigonometry
calculus =1 | ^ calculus
calculus =2
calculus =3 | multivariable calculus | calculus =4 | intermediate calculus | advanced calculus multivariable
applied calculus | business calculus | calculus business | brief calculus | survey calculus | calculus life |
 calculus social
differential equation
linear algebra
discrete mathematics | foundations computer science | mathematical structures | mathematics computer
statistics !business | elementary statistics | probability statistics | statistical methods
business statistics | statistics business | statistics economics | quantitative methods
mathematics liberal arts | quantitative reasoning | contemporary mathematics | survey mathematics |
 topics mathematics | ideas mathematics | excursions mathematics | number systems | nature mathematics
finite mathematics | mathematics business | business mathematics | mathematics management |
 quantitative mathematics
mathematics elementary-school | mathematics teach | mathematics education
biology =1 ^ | cell biology | biology cell molecular | molecular biology
biology =2 ^ | organismal biology | biology organism | biology diversity | evolution ecology
^ biology | biology non majors | concepts biology | human biology | life science | biology society |
 issues biology
anatomy physiology =1 | human anatomy =1
anatomy physiology =2 | human physiology =2
anatomy physiology | human body | human anatomy | human physiology
microbiology
gene | principles genetics
ecology | environmental biology
plant biology | ^ plant
animal biology | ^ animal | vertebrate | invertebrate
environmental science | environment introduction | human environment | environmental issues | ecology human
nutrition | food nutrition | human nutrition
chemistry =1 | ^ chemistry
chemistry =2
chemistry introduction ^ | fundamentals chemistry | chemistry basic | elements chemistry | chemistry health |
 chemistry non majors | chemistry society | chemistry everyday | preparatory chemistry | concepts chemistry
organic chemistry =1 | ^ organic chemistry
organic chemistry =2
organic biochemistry | biochemistry
physics =1 | ^ physics | mechanic physics
physics =2 | electric magnetism | electric magnetism optics
physics =3 | modern physics | waves optics
physics concepts | conceptual physics | physics everyday | physics non science | introductory physics
physical-science | physical-science survey | integrated science
star | stellar | solar system | universe | cosmology
earth science | ^ geology | physical geology | ^ earth
historical geology | history earth | earth history
ocean
environmental geology | geology hazards
linguistics | language study | nature language
english grammar | structure english | grammar usage
modern drama | contemporary drama | dramatic literature
creative nonfiction | personal essay
screenwriting | scriptwriting | write film
play writing | playwriting
ancient history | greece rome | classical civilization | ancient world
medieval history | middle ages
renaissance reformation | early modern europe
twentieth europe | modern europe | contemporary europe
world war second | world war =2
england history | britain history
middle east history | modern middle east
economic geography | world economic geography
urban geography | urban planning
geographic information-system | gis
cartography | map read
urban sociology | sociology city
sociology religion
medical sociology | sociology health
health psychology | stress management
sport psychology | psychology athletic
forensic science | crime lab
criminal investigation
terrorism | homeland secure
probation parole | community prison
international economics
labor economics | labor relations
cell biology | molecular biology
immunology
comparative anatomy | vertebrate anatomy
analytical chemistry | quantitative analysis | analysis chemistry
physical chemistry
inorganic chemistry
modern physics | quantum physics
optics
modern algebra | abstract algebra | algebraic structures
real analysis | advanced calculus
mathematical statistics | probability theory
numerical analysis | numerical methods
geometry
soil science | soils
`;

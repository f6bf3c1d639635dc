/**
 * Academic fields: name, the general-education category their courses fall in, the subject codes that usually
 * stand for them, and the words that name them (`!` settles it, `*` strong, `-` weak; several joined by `+`
 * must all be there). A code with `!` says twice as much.
 * Categories follow the planning guide; codes and words the usual practice of US catalogs.
 */
export const FIELD_LINES = `
history | HISTORY | HIS HIST HST HISTU AMH WOH EUH HY HI HT LAH ASH HIUS HIEU | *history history+science
  history+religion *civilization reconstruction revolution medieval *civil-war history+russia history+japan
  history+china history+france history+germany history+spain history+italy history+greece modern+asia
  world+war holocaust colonial antebellum -century -america -european heritage -ancient -empire -slavery
  -vietnam -frontier -early+modern middle+ages -renaissance -twentieth -west
composition | COMPOSITION_WRITING | ENC ENGW WRT WRIT WR WRC COMP EXPO WRTG EN ENG ENGL EGL CWR RHET |
  *composition !composition+literature inquiry+write -write argument+write research+write critical+write
  research+paper -essay -rhetoric -argument -english exposition+argument critical+reading -exposition
literature | ARTS_HUMANITIES | LIT ENL AML LITR ENG ENGL EN LALW ELIT CWL | *literature *shakespeare *novel
  *poetry fiction *drama short-story *mythology -authors -author -writers -american+write epic tragedy
  science+fiction folklore folktales +masterpieces great+books -works *history+literature *history+drama
creative-writing | ARTS_HUMANITIES | CRW CRWR WRIT ENGW | *creative+write fiction+write poetry+write
  *screenwriting scriptwriting story+write imaginative+write creative+nonfiction memoir play+write
philosophy | ARTS_HUMANITIES | PHI PHIL PHL PL PHH PHP | *philosophy *ethics *logic *existentialism
  metaphysics *epistemology critical+think aesthetics -values plato -reason human+nature -justice
  !history+philosophy
religion | ARTS_HUMANITIES | REL RELG RLST RS RELS THEO TH RLGN BIB RELI | *religion *bible buddhist islamic
  *new+testament *god christian jewish -faith spirituality gospel+john judaism hinduism *history+religion
language | ARTS_HUMANITIES | SPA SPAN SPN SP FRE FREN FRN FR GER GERM ITA ITAL IT JPN JAPN CHI CHIN LAT ASL
  LAN LANG RUS RUSS ARB ARAB POR PORT GRK GREEK HEB KOR KORE FL FOR FLNG POL VIET SWED SL AS HEBR JPNS LING
  | *spain *france *germany *italy *japan *china *latin *greece *arabic *russia *portuguese *asl *korean
  *hebrew *polish *vietnamese *swahili *tagalog *persian *hindi -language converse -grammar linguistic
  phonetics semantics translation foreign+language deaf *history+language
communication | ARTS_HUMANITIES | COM COMM CMST SPC SPCH SPE SPEE CST SPCM CA SC COMS CMM CMN SPEC CAS |
  *speech *communicate debate *interpersonal rhetoric+public group+discussion intercultural *argumentation
  persuasion listening interpretation voice+diction voice+articulation
media | ARTS_HUMANITIES | JOU JRN JOUR MMC RTV BC BCT MCO JMC MED MC MASS RTF BRC TV CMS MDIA DM JOUR |
  *journalism *mass-communication *broadcasting *tv video media *news radio *digital+media -digital+video
  editing+video magazine
art | ARTS_HUMANITIES | ART ARTS AR ARTD FA ARS ARTF STA STUA FIN ARTE VART ARTST CDIL SFDN VA VCOM FAR DRAW
  PNTG | *art *draw *paint *sculpture *ceramic *printmaking *2d+design *3d+design life-drawing *watercolor
  illustrate artist -color -visual jewelry metalsmithing textile weave fiber calligraphy crafts studio+art
  *2d *3d glass etching collage mural portfolio+art
art-history | ARTS_HUMANITIES | ARH ARTH AHIS ARTHI AH ARHI HART | *art+history *history+art
  *art+appreciation *history+photo history+design !history+architecture museum *renaissance+art *modern+art
  *ancient+art *non+western+art woman+artist *history+paint *history+sculpture
photography | ARTS_HUMANITIES | PHO PHOT PHT PGY | *photo darkroom camera *digital+imaging
graphic-design | ARTS_HUMANITIES | GRA GRD GD GID GRC GDES GRPH GDT DGM DES DSGN IMD VISC | *graphics+design
  typography *graphics visual+communicate advertising+design -design *animation illustration layout
  photoshop desktop-publishing
theater | ARTS_HUMANITIES | THE THEA THR THTR DRA DRAM TA TH TPP TPA DR THT | *theater *act *stagecraft
  *drama stage *voice+diction voice+movement playscript play+production costume makeup scenic directing
  scene+study *improvisation+act *history+theater
dance | ARTS_HUMANITIES | DAN DANC DNC DA DAA DNCE | *dance *ballet choreography tap+dance hip+hop+dance
  *history+dance *history+ballet
film | ARTS_HUMANITIES | FLM FILM CINE FIL CIN CTV MPT | *film screen hitchcock documentary *cinematography
  cinema *history+film
humanities | ARTS_HUMANITIES | HUM HUMN HU HMN IDS LIB LA LAS INTD IS HONS GENH | *humanities
  western+culture arts+ideas -creativity great+ideas -liberal -interdisciplinary cultural+heritage
music-history | ARTS_HUMANITIES | MUH MUL MUHL | !music+history !history+music !music+appreciation
  !world+music !jazz+history !jazz+appreciation !history+jazz !history+rock !rock+roll !music+culture
  !music+literature !popular+music !music+society !woman+music !latin-american+music !africa+music opera
  !introduction+music+history !african-american+music !american+music !history+hip history+country
  !music+world !music+civilization !symphony+literature music+western !history+opera
psychology | SOCIAL_SCIENCE | PSY PSYC PSYCH PY PSC CLP DEP SOP PPE EDP PS PYCH | *psychology personality
  *abnormal *lifespan+develop *child+develop *adolescent+develop adolescent *human+develop counseling
  cognition cognitive *cognitive+science perception behavior sexuality learning+memory mental+health
  adult+develop *psychopathology motivation stress -self group+dynamic -growth !educate+psychology
  *psychology+science *psychology+athletic drug+behavior human+relation !psychology+natural
sociology | SOCIAL_SCIENCE | SOC SOCI SOCY SO SYG SYO SOCL SYD SYA STSO SOCA | *sociology *social+problem
  society marriage+family racial+ethnic deviance minority demography migration immigration
  social+stratification -family -social minority+group -aging death+dying urban+society +social+change
  inequality social+institution globalization community
economics | SOCIAL_SCIENCE | ECO ECON ECN EC ECOM | *economy *microeconomics *macroeconomics money+bank
  consumer+economy monetary !money+bank *econometrics *public+finance game+theory *manage+economy
  industrial+organization labor+economy
anthropology | SOCIAL_SCIENCE | ANT ANTH ANTHR AN APY ATH ANP ANTR | *anthropology *archaeology *archeology
  human+evolution prehistory -peoples ethnography primates native-american+culture -culture
political-science | SOCIAL_SCIENCE | POL POLS PSC POSC PSCI PLSC GOV GOVT PS POS INR PO POLI PLS PLT GVT CIV
  POLSC | *politics *american+government *government *international+relation constitution *public+policy
  *foreign+policy *environment+policy *energy+policy *environment+politics human+right european+union
  law+society democracy -congress presidency judicial civics united-nations comparative+politics
  political+theory !politics+science
criminal-justice | SOCIAL_SCIENCE | CJ CRJ CRIM CJS CJC CRJU CCJ CRI LEN CJA AJ CJU ADJ AOJ CJUS AJS JUS |
  *criminology *criminal-justice *police *prison delinquency crime criminal+law probation
  forensic+investigate -justice court criminal+investigate victimology terrorism corrections evidence
gender-ethnic-studies | SOCIAL_SCIENCE | WST WMST WGS GNDR WS AFAM ETHN AFS AAS CHS CHST LALS PAS BLS AFR
  AFRS AMST AMS INDG NAS LAST ES | *women+study *gender *ethnic+study *african-american+study
  *hispanic-american+study native-american+study *africana multicultural+study asian-american
  latin-american+study american+study queer lgbt african-american native-american feminism diversity chicano
geography | SOCIAL_SCIENCE | GEO GEOG GEOGR GGR GY | *geography *regional+geography human+geography
  *geography+world maps urban+geography
social-science | SOCIAL_SCIENCE | SSC SOSC SS SSCI ISS SOCS SCS HDFS HDF CFS GLST INTS PAX PCS FCS STSS |
  *social+science human+ecology global+study peace+study international+study -global conflict+resolution
  behavioral+science global+issue
mathematics | MATH_NATURAL_SCIENCE | MAT MATH MTH MA MAC MGF MAP MAD MAS MATC MTHS MHF MTE | *math *algebra
  *calculus *trigonometry *geometry *precalculus *differential+equation *linear+algebra *quantitative+reason
  topology real+analysis complex+analysis combinatorics graph+theory number+theory numerical -equation
  *finite+math *discrete+math problem+solve+math -numbers -function !math+arts
psychoacoustics | MATH_NATURAL_SCIENCE | PSAC | !psychoacoustics !psychoacoustic !audio+electronic
statistics | MATH_NATURAL_SCIENCE | STA STAT STATS STT QM | !statistics *probability data+analysis
  biostatistics *stochastic *martingale
biology | MATH_NATURAL_SCIENCE | BIO BIOL BSC BI MCB BIOS BY ZOO ZOOL BOT BOTN MICR MCR PCB BLG BIOSC HBIO
  ANA ANAT AP BS LSC BIOM | *biology *anatomy *physiology *microbiology *gene *plant *animal *ecology
  evolution *cell -organism botany zoology immunology *life+science pathophysiology *human+body entomology
  ornithology neuroscience bioinformatics virology *biotechnology kingdom -wildlife vertebrate -disease
  pathogen
chemistry | MATH_NATURAL_SCIENCE | CHE CHEM CHM CH CY CHMY CHEMI | *chemistry chemical *organic+chemistry
  *biochemistry quantitative+analysis qualitative+analysis stoichiometry instrument+analysis
  *hazardous+material
physics | MATH_NATURAL_SCIENCE | PHY PHYS PH PHS PYS PHYC PHSC PHSX | *physics *electric+magnetism
  mechanic+heat quantum relativity optics electromagnetism waves mechanic+sound -mechanic
astronomy | MATH_NATURAL_SCIENCE | AST ASTR ASTRO ATY AS | *astronomy *star *solar+system *astrophysics
  universe cosmology galaxy -planets stellar
earth-science | MATH_NATURAL_SCIENCE | GEOL GLY ESC ATMO OCE OCEA MET ES GEO EAS EARTH GLG EASC GES GS GOL
  ESCI OCN ERTH | *geology *earth+science *ocean *weather *climate volcano earthquake mineral
  *physical-geography fossil natural+disaster dinosaur hydrology -earth atmospheric paleontology
environmental-science | MATH_NATURAL_SCIENCE | ENV ENVS EVR EVS ES EVE EVSC ENVR ENS ESS ENVT |
  *environment+science *environment natural+resource conservation sustainability -energy pollution
  -ecosystem environment+biology
general-science | MATH_NATURAL_SCIENCE | SCI NSC NATS PSCI SC SCIE ISC NS PHSC GSC PSCIE | *physical-science
  *science natural+science scientific integrated+science -laboratory science+technology+society
health-science | MATH_NATURAL_SCIENCE | HLT HLTH HSC HEA HTH HED HE HLS PCH PH PUBH HHS PHLT NTR NUTR DTN
  HUN FNS NTRN DIET HHP HEALTH | *health *nutrition public+health community+health *health+science
  drug+society stress+manage disease epidemiology drug human+disease women+health
acoustics | ACOUSTICS | ACOU | !acoustic !acoustics !physics+music !physics+sound !science+sound
  !science+music *sound+light *math+music
accounting | OTHER | ACC ACCT ACG ACTG AC ACTC ACCTG ACNT ACCTG | *account *finance+account *tax *auditing
  payroll bookkeeping quickbooks
business | OTHER | BUS BUSN BUSI BA BUSA BU GEB BBG BAD BADM BUAD ADM BSAD BUSAD ADMN BSN BLAW ENTR |
  *business *entrepreneur *business+law real-estate e+commerce business+communicate -commerce
  international+business insurance
management | OTHER | MGT MGMT MAN MNGT BMG MAG MGN MGMNT LDR LDRS LEAD SUP HRM HRPO OM | *manage
  *human-resource *organizational-behavior supervision *lead supply+chain operation+manage quality+control
  logistics labor+relation human+relation project+manage organization+theory organization+study
  *organization+dynamic organization+manage organization+change strategy negotiation
marketing | OTHER | MKT MKTG MAR MRKT BMK MARK MK RET ADV PR PUR FAS FMM MRKG | *market *advertising
  *selling retail public-relations consumer+behavior merchandise fashion
finance | OTHER | FIN FINC BFN FNC FI FINA REE RE BKG | *finance *invest *bank personal+finance risk+manage
  securities stock credit+analysis
education | OTHER | EDU EDUC ED EDF EME EDG EEX EDUN TED TEAC ECE ECED CDE EDEC CHD CD CDEV EDE EC SED SPED
  LLED EDT EDPSY CHLD CCD ECH CHDV TECA ELED | *educate *teach !teach+english-second-language tesol
  curriculum *early-childhood classroom *child-care pedagogy reading+method exceptional+child instruct
  school special+education -schools guidance+child observation preschool infants+toddlers child+literature
  parenting literacy
social-work | OTHER | SWK SOW SW SWS HSE HUS HMSV HS HSV HUMS HDEV SOWK SOCW HSER DARC DAR GRN HMSE MHT |
  *social-work *human-service *counsel case+manage *group+counsel addiction chemical+dependency
  helping+skill interview gerontology human+behavior+environment
library | OTHER | LIB LIS LSC LTA ILS LIBR LS INFS | *library information+literacy reference+service
  catalog+classify
office | OTHER | OFAD BOT OAD OST OFF OTE BIM OAT OIS SEC AOM OFT OA OFTC CAOT AMT POFT POFM | *office
  *secretary *keyboarding *word-processing shorthand transcription records+manage machine+transcribe
  medical+office administrative+assistant
hospitality | OTHER | HSP HOS HRI HTM HMGT HFT HM HRT HOSP HMG TVL TRV TOUR HTL RLS REC LEI RECR PRM RSTO
  HAMG | *hospitality *hotel *tourism *travel restaurant lodging *food+service recreation leisure event+plan
  banquet
agriculture | OTHER | AGR AGRI AG AGB AGEC ANS ANSC AGRO HORT HOR HRT AEC FOR FORS PLS NRM VET VETT |
  *agriculture *horticulture *soil livestock *crop *animal+science forestry landscape turf agribusiness
  veterinary dairy greenhouse floral farm
architecture | OTHER | ARC ARCH ARCE ARK INT INTD ID IND INTR | *architecture architect interior+design
  residential+design building+material kitchen+bath urban+plan
public-administration | OTHER | PAD PUB PADM PBA PA | *public+administer nonprofit emergency+manage
  public+sector grant+write urban+plan
technical-writing | OTHER | TCM TECM PWR ENGT TWC TCOM | *technical+write *business+write
  *professional+write report+write *business+english *technical+communicate workplace+write write+workplace
allied-health | NONE | DEN DHY DH DMS RAD RADR RDT XRT OTA PTA MED MDA MLT CLT RSP RESP RC EMT EMS PMD PAR
  SUR SURG HIT HIM MAS MA PHT PHR RT OT PT NMT ODD OPT ECG PHB DNT DAS VMT MAST RADT RTE MDCA MLAB PHRA |
  *dental *radiography radiologic *paramedic emt *emergency+medicine respiratory *phlebotomy
  *medicine+assist medicine+code *ultrasound sonography surgical pharmacy *occupational+therapy
  *physical+therapy *optician ophthalmic clinical+lab dosage patient+care massage medical+terminology
  medicine+terminology electrocardiography optometry imaging+procedure hematology !dental radiographic
nursing | NONE | NUR NURS NRS NSG NU NURA PN LPN RNSG CNA VNSG | *nurse medical-surgical maternal+child
  pharmacology practical+nurse geriatric psychiatric+mental
computing | NONE | CS CSC CSCI CIS CMSC COP CGS CPSC CIT IT INFO CA CAP DP CSA CMP COSC COMSC MIS IS ITEC
  CTS CISC CSIT CNT CET ITWS CPT BIS CSE CTEC ITN CPTR CITC CISA CNA NET WEB GAM CIM CISP CDA CYB CSEC CYBR
  EDP CST BCIS ITSC ITSE ITSW ITNW POFI | *program *computer *software *database *network *java *python
  *cplusplus csharp *operating-system *data-structure algorithm *internet *microcomputer *information-system
  *spreadsheet *microsoft word+process secure *secure+network *secure+information windows unix *linux
  *computer+architecture *system+architecture *microprocessor+architecture html javascript
  *artificial-intelligence web+design *web+develop sql game+design basic+program cobol fortran
  information+technology system+analysis cisco object-oriented visual+basic -data machine+language
  assembly-language mobile+app cloud+compute !computer+science !database
engineering | NONE | EGR ENGR ENGN ENR EE ME CE EET MET CET EGT EGN ENG MEC MECH ELC ELEC ELT ELE MAE AE AER
  IE CAD DFT DRF TEC TECH ES EST ENGI MANE ECSE MFG MFT ETC ELM IND INDT ENGT NTEC BME BMED CIVL ECE ECEN
  CHME CHEN ISE ETD NUC EIT ENRG PLA CEE CEEN CHEG CBE MEEN CIVE CIVI ENVE | *engineer *circuit *electronic
  *static *dynamic *thermal *cad *fluid+mechanic strength+material *drafting *robotic surveying
  *manufacturing *digital+electronic blueprint electrical+machine industrial microprocessor semiconductor
  *mechanic+material hydraulics *chemical+engineer *civil+engineer *environment+engineer
  material+energy+balance *electric nuclear instrumentation plc cnc construction+manage technical+draw
  !engineer+graphics -graphics+communicate -material+science *machine+element *machine+design reactor
  -signal+system -signal+process -control+system -structure+design -structure+analysis *soil+mechanic
trades | NONE | AUT AUTO ATM AUM AMT ATT ABR DIE WLD WELD WEL HVAC HVA ACR AIR RAC MAC MCH MTT MTC CON CNST
  CAR CRP CARP BLD BCT PLU ELR ELEC COS COSM CSM BAR BARB AVI AVM AVMT WWT WAT DSL CUL CULN CULA CUA CFT BAK
  CHEF CNBT ELPT FST FIR FIRE FS FIT FT SCT AVT AMF | *automobile *weld *hvac *refrigeration *carpentry
  *plumbing *cosmetology *barber *culinary *bake *diesel *machine+tool *firefight *fire *aviation *pilot
  flight *aircraft collision *brake wastewater *upholstery *masonry *construct *engine *transmission
  *suspension *machine+shop hairstyling nails esthetics chef *pastry truck+drive electrician
  air+conditioning *heating !fire+science
law | NONE | LAW LGL LEG LA LEGL PLG PARA LGLA PLA LST PL LGS | *paralegal *litigation *torts legal+research
  legal+write *law+office law+paralegal wills estates+trusts bankruptcy+law family+law contract+law probate
physical-education | NONE | PE PED PHED HPE PES KIN KINE HPER PEAC PEL PEM HHP ESS PHE HPR XSS HMS EXS EXSC
  SPM KHP KINS DPE ATHL PAC RPE PEDA PHYED KNES | *physical-education *exercise *yoga *swim
  *strength-training *aerobic *aerobics *tennis *golf *bowling *basketball *volleyball *softball *soccer
  *badminton *karate *self+defense *archery *fencing *skiing *walking *jogging *racquetball *pilates zumba
  *coach *athletic *first-aid *lifeguard *conditioning *weight *martial+art *cycling kinesiology hiking
  sport *canoe *scuba *gymnastics *wrestling *football *baseball *physical+activity *physical+fitness
  ballroom -team+sport lifetime+fitness *lifetime+health
college-success | NONE | SLS FYE FYS UNIV ORI ORN ORT COL CSS STU SDV SSE STSV CLS GS GUID COUN SD SDEV COLL
  UNV HD IDS SSK PDV CSK FRO LSK | *college-success *orientation *career-planning college+study
  learning+strategy time+manage personal+develop note+take career+exploration academic+success job+search
  first+year university+life leadership+college employability resume
remedial | NONE | DEV ASD RDG REA REM MAT0 ENG0 BSK DVM DVR DSPM DSPW FND TRS LSS ABE ACAD | *prealgebra
  *developmental+math *basic+math *arithmetic basic+write basic+english *developmental+write
  *developmental+read basic+reading college+reading *remedial *algebra+beginning *algebra+elementary
  elementary+algebra basic+algebra basic+skill reading+skill read+improve preparatory+math
  sentence+paragraph develop+math develop+write develop+read paragraph+write foundation+write
  foundation+math vocabulary fundamentals+write fundamentals+math read+strategy
esl | NONE | !ESL !ESOL EAP ELS !ESLR ELI !EFL ELL !ENSL !ESLG !ESLA ENES | *english-second-language *esl
  *esl+write american+english pronunciation listening+speak english+grammar+esl !english-second-language
military | NONE | MIL MS MSC ROTC ARMY NAVS AFAS AERO MSL NSC | *rotc *army *military+science military+lead
  officership naval+science leadership+laboratory air+force !rotc
artistry | ARTISTRY | LARTX | !artistry+develop !artistry+creativity
music | MUSIC | MUS MUSC MUSI MU MUT MUN MUP MUE MUSA MVK MVV MUSP AUD AUDI MTEC RECA MUST MTC MSC MUM MUA
  MUAP MUEN MUPF MTH MI MUG MUC MVB MVW MVP MVS MVJ APM ENS MUED MUB MBUS MRKT MUSE MPEL RIM MIC MUIN RCD
  SND SONG PIAN GUIT VOIC DMUS MPRO | *music *music+theory *aural *harmony !counterpoint *orchestration
  *arrange !songwriting *ensemble *choir *orchestra *conduct !piano *music+production *record *audio *mixing
  mastering *midi *sound+design !music+business !music+market !music+manage *music+technology *improvisation
  !guitar *sing *voice !percussion *synthesis *synthesizer !music+publish *film+music *jazz *private-lesson
  live+sound *band *musicianship *chorus violin viola cello trumpet trombone saxophone flute clarinet oboe
  bassoon tuba *drum *bass *voice+class *opera+workshop sound solfege *song lyric !lyric+write rhythm
  *concert *musician notation *chamber+music recital *form+analysis !music+copyright !pro+tool !logic+pro
  !ableton !fl+studio cubase daw *digital+audio dj turntable beat !artist+manage !music+ensemble
  !music+performance !music+voice !music+drum !artist+develop !record+label *melody !music+law music+license
  *chamber+ensemble woodwind brass strings+class diction+singer harp organ music+educate music+therapy
  *wind-ensemble *jazz-ensemble ukulele !music+composition !jazz+composition !harmony+composition
  *reharmonization microphone mixing+technique mix+technique *critical+listen !audio+post !film+scoring
  !score+film scoring+game !compose+film !compose+game
`;

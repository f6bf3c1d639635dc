/**
 * How offices shorten the words of a title: the word, then its short forms. A short form under several words
 * may mean any of them; what else the title says decides. From the usual style of US transcripts and
 * catalogs.
 */
const SHORT_FORMS = `
introduction: intro introd intr introduc introductory introductn;
principles: princ prin principle prins prncpl prncpls princpls prncples;
fundamentals: fund funds fundmtls fundament fndmntls fndmtls fundmntl fdmntls fundamntls fundamental fndmnt;
foundations: found fndtns fndn foundation fdtns fndns; general: gen genl gnrl;
elementary: elem elemen elemntry; elements: elem elemts;
intermediate: interm inter intermed intermd intrm int intmed;
advanced: adv advn advncd advd advance advan; beginning: beg begin begng beginner beginners begg;
applied: app appl appld; applications: app appl applic apps applicat application applics;
analysis: anal anlys anly analy analysis anls analyses; analytic: analyt anlyt analytical;
topics: top tpcs topic; special: spec spcl; selected: sel selct; history: hist hst histy;
historical: hist; psychology: psych psy psyc psychol psychlgy psychological; physiological: physio;
sociology: soc sociol socio sociological sociolgy; social: soc socl; society: soc;
economics: econ eco economic econom; microeconomics: micro microecon microeco mcro;
macroeconomics: macro macroecon macroeco; microbiology: micro microbio microbiol;
microcomputer: micro microcomp micros; anthropology: anthro anthrop anth anthropol;
political: pol poli polit polit; politics: pol polit; science: sci scienc scie; sciences: sci;
government: gov govt gover govmt govern; geography: geog geogr; geology: geol;
philosophy: phil philos philo phl; religion: rel relig religious; religions: relig rels;
literature: lit litr liter litera literary; english: eng engl englsh;
engineering: eng engr engin engrg enginr engrng egr engineer engineers;
composition: comp compos composit cmpstn; computer: comp comput cmptr cptr computr; computing: comput;
comparative: comp compar;
communication: comm communic commun com communicatn communicat cmmnctn communications;
community: comm commun cmty; commerce: comm; writing: writ writng wrtg wrtng writg; rhetoric: rhet;
reading: read rdg rdng; speech: spch; speaking: spkg speak; public: publ pub; literacy: lit litrcy;
mathematics: math maths mathematic mathem; mathematical: math mathem; algebra: alg algeb algbra;
calculus: calc calcul; trigonometry: trig trigon; precalculus: precalc;
statistics: stat stats statis statistic statist; statistical: stat statist; probability: prob probab;
geometry: geom; equations: eqns equa eqn equat eq; differential: diff differntl; biology: bio biol;
biological: biol bio; biochemistry: biochem; biotechnology: biotech; chemistry: chem chm chemis;
organic: org orgn; organizational: org organ orgnztnl organiz;
organization: org organ organiz orgztn orgs; inorganic: inorg; physics: phys phy physic;
physical: phys phy physcl; physiology: phys physiol physio phsiology phy; anatomy: anat antmy;
astronomy: astr astron; environmental: env envir environ environm envrnmntl enviro environmentl;
environment: env envir environ envirnmt; ecology: ecol; oceanography: ocean oceanog; meteorology: meteor;
laboratory: lab labs laborat; lecture: lec lect; international: intl int internat intnl internatl;
intercultural: interc; multicultural: multicult; american: amer am; america: amer; african: afr afric;
european: eur euro; europe: eur; latin: lat; asian: asn; eastern: east; western: west wstrn;
civilization: civ civil civiliz civilizatn civilzation; civilizations: civ civs; civil: civ;
culture: cult cultr; cultural: cult; cultures: cult; century: cent cen;
contemporary: contemp contem cont contmp contemporar; modern: mod modrn; ancient: anc;
medieval: med mediev; medical: med medic; medicine: med; world: wld wrld; united states: us usa u.s.;
language: lang; languages: lang langs; spanish: span spa spn; french: fren fr frn; german: ger germ grmn;
italian: ital; japanese: japn jpn; chinese: chin; russian: russ rus; portuguese: port portug;
conversation: conv convers conver convrs; conversational: conv; grammar: gram;
development: dev devel develop devl developm developmt dvlpmnt devlp devlpmt;
developmental: dev devel develop devl developm developmt;
behavior: behav beh behavr bhvr behavioral behaviour behavioural; personality: pers persnlty;
personal: pers persnl; abnormal: abn abnorm; adolescent: adol adoles adolesc;
adolescence: adol adoles adolesc; childhood: chldhd; children: chldrn; lifespan: lifespn;
relations: rel reltns relat rels; relationships: rel relat relatnshps; research: res rsch resrch;
methods: meth mthds mth methd methodology; methodologies: meth;
technology: tech technol techn technlgy tchnlgy; techniques: tech tchnq techn technqs;
technical: tech techn; technician: tech techn; theory: theo thry thy ther theories; practice: prac pract;
practices: prac pract; practicum: prac pract practcm; procedures: proc proced; processing: proc process;
processes: proc process; problems: prob probs; perspectives: persp perspect perspec;
programming: prog prgm progr program prgmng programing programmng progrmg prgrmng pgmg prgmg programg;
program: prog prgm prgrm; database: databas datab; operating: oper; operations: oper opns ops;
operation: oper; systems: sys syst; system: sys syst; information: info inform infor;
network: netwk ntwk; networking: netwkg ntwrkng;
management: mgmt mgt mgnt mang manag magmt managmt mngmt; managerial: mgr mgrl mgerl manag managerl;
marketing: mktg mkt mrktg mkting; accounting: acct acctg actg acc acctng accting accountng accnt;
financial: fin finan fnncl financl; finance: fin finan; business: bus busn busi bsns busns biz bsnss;
administration: admin adm administr; administrative: admin;
entrepreneurship: entrep entre entrepren entrepreneur entrepreneurial; human resources: hr;
human: hum humn; humanities: hum humn; education: ed educ edu educatn educational;
teaching: teach tchng tchg; teachers: tchr tchrs teach; curriculum: curr curric;
instruction: instr instruc; instrument: instr; instrumentation: instr instrum instrumentatn;
early childhood education: ece; exceptional: excep; health: hlth hlt; nutrition: nutr nutrit;
nursing: nurs nrsg nursng; pharmacology: pharm pharmacol; clinical: clin clincl;
therapeutic: ther therap; therapy: ther thpy; terminology: term terminol; criminal: crim crmnl;
justice: just justce; criminology: crim crimin; investigation: invest investig; design: des desgn dsgn;
drawing: draw drwg drwng; drafting: draft; painting: paint pntg;
photography: photo photog photogrphy phot; photographic: photo; sculpture: sculp sculpt; ceramics: ceram;
graphic: graph grph graphc; graphics: graph grph grphcs; illustration: illus illust; animation: anim;
digital: dig digtl; electronic: elec electr electron elect; electronics: elec electr electron elect;
electrical: elec electr elect; electricity: elec elect; electric: elec; mechanical: mech;
mechanics: mech; dynamics: dyn; thermodynamics: thermo therm; materials: matls mat matl mtls material;
manufacturing: mfg manuf; measurement: meas; equipment: equip; industrial: indust ind indus;
industry: indust ind indus; individual: indiv ind; independent: indep ind; study: stdy;
studies: stud stds st studs; seminar: sem semnr; survey: surv srvy srv; cooperative: coop;
internship: intern internshp intrnshp; workshop: wkshp wkshop wksp wrkshp;
experience: exp exper experienc exprnc; experimental: exp exper; performance: perf perform prfm;
production: prod productn; productions: prod; music: mus musc; musical: mus;
theater: thea theat thtr thr theatre; harmony: harm; keyboard: kybd keybd kbd; ensemble: ens ensem ensm;
orchestra: orch orchst; orchestration: orch orchest; arranging: arr arrang;
recording: rec recdg recrdg record; recreation: rec recr recreatn; instrumental: instr instrum;
percussion: perc; improvisation: improv; songwriting: songwrtg sngwrtng; musicianship: musicshp;
appreciation: appr apprec appreciatn; structure: struct struc; structures: struct struc;
function: func funct; functional: func; quantitative: quant; reasoning: reas; critical: crit critcl;
thinking: thnk think thnkg; interpersonal: interpers interp intrprsnl interpersnl;
interpretation: interp; professional: prof profess profl; strategies: strat strateg; strategic: strat;
leadership: ldrshp leadshp; ethics: eth ethic ethical; issues: iss isu; policy: plcy;
planning: plan plng plann; evaluation: eval evaluatn; assessment: assess asmt assmt;
comprehensive: comprehen; concepts: conc concpt cncpts concept; essentials: essent essentl;
college: coll col clg; career: car; freshman: fresh frsh; first year: fy fyr;
administration of justice: aoj admj; word processing: wp; english as a second language: esl esol efl eal;
physical education: pe phed; visual: vis; journalism: journ jrn jour; television: tv telev;
advertising: advert adv advertis; agriculture: agri ag agric; horticulture: hort; maintenance: maint;
repair: rep; automotive: auto automtv automot; transmission: trans; transmissions: trans;
air conditioning: ac; refrigeration: refrig; emergency: emer emerg; services: serv svcs svc serv;
service: serv svc; safety: sfty; security: sec secur; transfer: trans; transcription: transcr;
identity: ident; minorities: minor; gender: gend; women: womens; native: nat natv; national: natl nat;
natural: nat natrl; resources: res resrc resource; regional: reg regnl; sexuality: sex sexual;
marriage: marr; family: fam families; geographic: geog; artificial intelligence: ai;
computer aided design: cad; computer aided drafting: cad; object oriented: oop oo; object: obj;
oriented: orient ornt; anatomy physiology: aandp; multivariable: multivar multivariate; linear: lin;
discrete: disc discr;
training: trng trn trg trning; assisting: asst; assistant: asst; customer: cust; movement: mvmt mvt movmt;
architecture: arch archit; archaeology: archaeol arch; acoustics: acous acoust; aesthetics: aesth;
aviation: aviat; broadcasting: brdcst brdcstg bdcst broadcst; background: bkgd; biblical: bibl;
chamber: chmbr; choral: chor; chorus: chor; choreography: chor choreo; cognitive: cog cogn;
classical: clas classicl;
commercial: comml; conducting: cond condctg; conditioning: cond condit; constitutional: const constit;
construction: constr const; consumer: consum; cosmetology: cosmet; counseling: couns;
counterpoint: cntrpt ctrpt counterpt;
creative: creat crtv; delinquency: delinq; disorders: disord; diversity: divers; effective: effect;
entertainment: entertainmnt; evolution: evol; exercise: exerc; exploration: explor; fitness: fitn;
genetics: genet; global: glob; guidance: guid; guitar: gtr guit; hebrew: heb; illness: illn; imaging: imag;
insurance: insur; integrated: integ integr; juvenile: juv juven; kinesiology: kines; leading: ldg;
licensing: lic licens; majors: maj majrs; media: med; merchandising: merch; military: milit mil;
molecular: molec; notation: notat; observation: observ; occupational: occup; pedagogy: pedag ped;
perception: percep; population: popul; preparation: prep preparatn; prevention: prev;
private: priv pvt; promotion: promo; publishing: publ pub; purchasing: purch; quality: qual;
qualitative: qual; radiologic: radiol; reconstruction: reconst reconstr; rehabilitation: rehab;
renaissance: renais ren; repertoire: repert; residential: resid; respiratory: resp; revolution: rev revol;
review: rev;
secretarial: secr; sequencing: sequencng; skills: skl skls; software: softw sftwr; solfege: solf;
speakers: spkrs; spreadsheet: sprdsht; strength: stren strgth; supervision: superv supv;
surgical: surg; symphonic: symph; symphony: symph; synthesis: synth; theological: theol; theology: theol;
traditional: trad; translation: transl; treatment: trtmt; typography: typog; urban: urb; values: val;
vocabulary: vocab; vocal: voc; vocational: voc vocat; volunteer: vol
`;

const MEANINGS = new Map<string, string[]>();
for (const entry of SHORT_FORMS.trim().split(/;\s+/)) {
  const [word = '', forms = ''] = entry.split(': ');
  for (const form of forms.split(' ')) {
    const known = MEANINGS.get(form);
    if (known === undefined) MEANINGS.set(form, [word]);
    else if (!known.includes(word)) known.push(word);
  }
}

/** What a short form may stand for, the likeliest first; undefined when it is no short form. */
export function meaningsOf(word: string): readonly string[] | undefined {
  return MEANINGS.get(word);
}

/** How a word is shortened. */
export function shortFormsOf(word: string): readonly string[] {
  return [...MEANINGS].flatMap(([form, meanings]) => (meanings.includes(word) ? [form] : []));
}

/** The same for business, computing, engineering, arts, music, education and sport. */
export const IN_PROFESSIONS_AND_ARTS = `
accounting =1 | financial accounting | accounting principles =1
accounting =2 | managerial accounting | management accounting | cost accounting
intermediate accounting
tax | income tax | federal tax
business introduction ^ | ^ business | management introduction ^ | ^ management | contemporary business |
 survey business | business organization | business enterprise
management ^ | management principles ^ | management organization | supervision
marketing ^ | marketing principles ^
business law | law business =1
human-resource
small business | entrepreneur | new venture
finance ^ | business finance | corporate finance | financial management | managerial finance
personal finance | money management | consumer economics
investment
international business | global business
advertising
selling | professional selling
retail
business communication
organizational-behavior | human relations work
computer introduction ^ | ^ computer | computer literacy | computer applications |
 microcomputer applications | microcomputer | information-system introduction | computer concepts |
 information technology | computer information-system | data process | office applications |
 business computer
computer science =1 | program =1 | program java | program python | program cplusplus | program c |
 introduction program | ^ program | program fundamentals | program logic | problem solving program |
 structured program | computer science introduction | visual basic | foundations computer science |
 program logic design | object-oriented | program essentials
computer science =2 | program =2 | object-oriented | advanced program
data-structure | computer science =3 | algorithms
computer organization | computer architecture | assembly-language | microprocessor | machine organization |
 system architecture | computer components
operating-system
database | database management | sql
internet | internet design | html
network | data communication | telecommunication
software engineer | system analysis design | software design | software development
circuit | electronic instrumentation | electric circuit | circuit analysis | network analysis
digital electronic | digital circuit | digital logic | logic design | digital system
electronic instrumentation | analog electronic | electronic circuit
engineer introduction ^ | engineer design introduction | ^ engineer
engineer graphics | cad | engineer draw | technical draw | drafting
static | engineer mechanic =1 | engineer mechanic static | engineer analysis introduction
dynamic | engineer mechanic =2
mechanic material | strength material | mechanic solid | deformable
material science | engineer material | properties material
thermal | fluid mechanic | heat transfer
manufacturing process
draw =1 | ^ draw
life-drawing
paint =1 | ^ paint | watercolor
sculpture =1 | ^ sculpture
ceramic =1 | ^ ceramic
printmaking | etching | print making | intaglio | relief | screenprinting | silkscreen
photo =1 | ^ photo | black white photo | darkroom
digital photo | digital imaging | photoshop | electronic imaging
graphics design =1 | ^ graphics design | visual communication | typography
2d design | design =1 ^ | ^ design | basic design | 2d foundations | color design
3d design | design =2 ^ | 3d foundations | form study
color theory | ^ color
art history =1 | ancient art | survey art =1 | western art =1 | art prehistoric
art history =2 | survey art =2 | western art =2 | art renaissance
art appreciation | introduction art ^ | ^ art | experiencing art
modern art | contemporary art | twentieth art
computer graphics | digital art | computer art | digital media | multimedia
animation | 3d model
film introduction | film appreciation | film studies | film art | ^ film | film history | history film
video production | tv production | film production | digital video
theater introduction ^ | ^ theater | theater appreciation | drama introduction
act =1 | ^ act
act =2 | scene study
stagecraft | technical theater | theater production | scenic
voice diction | voice articulation | oral interpretation
music appreciation | ^ music | introduction music ^ | music literature | listening music | masterpieces music
music history | history music | music western
world music
jazz history | history jazz | jazz appreciation
history rock | popular music | rock roll | american popular music
music theory =1 | ^ music theory | music fundamentals | harmony =1 | rudiments music | musicianship =1 |
 theory =1 ^
music theory =2 | harmony =2 | musicianship =2 | theory =2 ^
aural =1 | ^ aural
aural =2
music composition | composition music
piano =1 | ^ piano
piano =2
guitar =1 | ^ guitar
sing class | ^ sing | voice class | ^ voice
choir | sing group | voice group | gospel | glee | chamber singers | chorus
orchestra !orchestration | string ensemble
wind-ensemble | band !jazz
jazz-ensemble | jazz improvisation
small ensemble | chamber ensemble | chamber music | guitar ensemble | percussion ensemble
private-lesson
music recording | recording | studio production | music production
music business | artist management | music publishing | music market
music technology | midi | sequencing | synthesis
songwriting | lyric writing
arrange | jazz arrange
orchestration
conduct
early-childhood introduction | early-childhood education | ^ early-childhood | principles early-childhood
education introduction ^ | education foundations | american education | philosophy education | ^ education |
 teaching profession | schools society
special education | exceptional child | exceptional learners | inclusion
reading teach | language arts
health introduction ^ | ^ health | personal health | health concepts | health wellness
community health | public health
medical terminology
first-aid | athletic injuries
exercise science | kinesiology | exercise physiology | introduction kinesiology
coach
swim | water aerobics
tennis | racquet | badminton
golf
strength-training | strength conditioning | weight
yoga | pilates
volleyball | basketball | softball | soccer
recreation introduction | recreation leisure | leisure
college-success
career-planning
independent-study | special-topics
internship
library research | information literacy
human anatomy
statics dynamics
public administration
real-estate
drug abuse | drug behavior | drug society | addiction
death dying
family child | parenting
counseling | helping skills | interviewing
operations management | production management
consumer behavior
insurance | risk management
instructional technology | computer education
classroom management
surveying
pharmacology
nurse fundamentals ^ | introduction nurse
`;

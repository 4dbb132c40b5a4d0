/**
 * Given names and the short, pet and spelling forms they go by.
 *
 * One line a group; the first name stands for it. English, Spanish, German,
 * French, Portuguese and Italian, written from general knowledge of usage and
 * of the etymology given in common dictionaries of given names; no list was
 * copied. A form may stand in several groups (Alex is Alexander or Alexandra).
 * A group never crosses languages unless people in one country use both forms.
 */
export const nicknameGroups = `
aaron ron ronnie
abigail abby abbie gail
abraham abe bram
adelaide addie heidi adele
adrian ade
adriana adri
agnes aggie
alan allan allen al
albert al bert bertie albrecht alberto
alejandro alex ale jandro
alejandra ale alex sandra
alessandro ale sandro
alessandra ale sandra
alexander alex al alec xander sandy sascha sasha alexandre aleksandr
alexandra alex sandra sandy alexa lexi sasha ali alexandria
alfonso alf fonso poncho
alfred al alf fred freddy alfredo
alice ali allie alicia
alison allison ali allie
amanda mandy
amelia amy mel millie
andrea andi drea
andrew andy drew andre
andreas andi andy
angela angie angel angelica
angelo angie
anna ann anne annie anita anika annika anja nancy hannah hanna
anthony tony ant antony
antonio toni tony antonello antoine anton
antonia toni tonia
arnold arnie arno
arthur art artie
augustus gus august augusto
barbara barb barbie babs bobbie barbel
bartholomew bart barth
beatrice bea trixie beatrix beatriz
benedict ben benny benedikt bennet
benjamin ben benny benji benj benjy
bernard bernie barney bernhard bernd bernardo
bertram bert
beverly bev
bradley brad bradford
brandon bran
brian bryan bryant
bruno brunello
caleb cal
calvin cal
cameron cam
carlos charlie carlitos
carla carly
carmen menchu
caroline carol carrie carolyn lina caro carolina karoline line
cassandra cass cassie sandra
catherine cathy kate katie kathy kat kathryn katherine katharine kathleen kay kit kitty trina cate
katharina kathi kati kathrin katrin kaethe nina catarina caterina
cecilia cece celia cissy cecile
charles charlie chuck chas chip chaz
karl carl kalle
charlotte charlie lottie lotte char
chester chet
christian chris christiaan cristian kristian
christine chris chrissy tina christina kristin kristina christy christie kristen cristina christa christiane
christopher chris topher kit kris christoph christophe kristoffer
cynthia cindy cyndi
daniel dan danny dani daniele
daniela dani daniella danielle
david dave davey davy davide
deborah deb debbie debby debra
dennis den denny denis dionisio
dolores lola
dominic dom nick dominik domenico nico dominique
donald don donnie donny
dorothy dot dottie dolly dora dorothea thea
douglas doug dougie
edgar ed eddie
edmund ed eddie ned edmond
edward ed eddie ted ned teddy eddy eduard eduardo edoardo edouard
edwin ed eddie win
eleanor ellie nora nell elly lenore eleonora eleonore elinor
elias eli elijah
elizabeth liz beth betty lizzie eliza libby betsy lisa elisabeth elise liza bess bette lisbeth elsa isabel lilibet ellie elisabetta
isabella bella isabel izzy isabelle isabela
emanuel manny emmanuel manuel manolo manu manolito
emily em emmy emilia emilie milly
enrique kike quique rick
erik eric rick ricky erich erico
ernest ernie ernst ernesto
esther essie ester hester
eugene gene eugen eugenio
evelyn evie eve
ezekiel zeke
florence flo flora florencia
florian flo flori
frances fran francie fanny francesca franny francisca paqui
francis frank fran franz francisco francesco francois paco pancho pancho kiko curro chico franco franziskus cisco
franziska franzi ziska
frank franky frankie
franklin frank
frederick fred freddy freddie rick frederic fritz friedrich federico fede fredrick frederik frederico
gabriel gabe gabby gab
gabriela gabi gaby gabriella gabriele gabrielle
geoffrey geoff jeff jeffrey jeffery jeffry
george georgie jorg jorge giorgio georges georg jurgen
gerald gerry jerry gerd gerhard gerard gerardo gert
gertrude gerti trudy trude gertrud
giovanni gianni vanni nanni gio
giuseppe beppe peppe pino peppino geppetto
giuseppina pina giusy
gilbert gil bert
gregory greg gregor gregorio grigory gregg
guadalupe lupe lupita
guillermo memo guille
gunther gunter gunnar
harold hal harry
harrison harry
heinrich heinz heini henrik hendrik heiner
helen nell nellie ellen lena helena helene elena ellie
henry hank harry hal henri enrico rico
herbert herb bert heribert
howard howie
hubert hub bert hugh hugo
ignacio nacho ignatius iggy
irene rena
isaac ike zac
jacob jake jay jakob jack jacobo
jacqueline jackie jacqui
james jim jimmy jamie jem jimbo jaime
janet jan jenny
jason jay
jean jeanne jeannie jeanette
jennifer jen jenny jenn jenna
jeremy jerry jem jeremiah jeremias
jessica jess jessie
jesus chuy chucho
joachim jochen achim joaquin quino
joanna jo joanne johanna hanna joan joana
joao joaozinho
johannes hans hannes johann jan hansi
john johnny jack jon jonny johnnie
jonathan jon jonny nathan john
jose pepe chepe pepito zeca ze
josefa pepa josefina fina pepita
joseph joe joey jo josef jos sepp jupp
joshua josh
juan juanito juancho
juanita juana nita
judith judy judi
julia julie jules juliana julianne
julian jules julius julio
justin jus
katherine kathrine katy
kenneth ken kenny
kevin kev
kimberly kim kimmy kimberley
konrad conrad conny kurt
laurence larry laurie lawrence lorenz lorenzo renzo lars law lon
laura laurie lori lauren laurel
leonard leo len lenny leon leonardo leonhard
leopold leo poldi leopoldo
leslie les lesley
lewis lew louis lou louie luis ludwig luigi gigi lutz luisinho
lillian lil lily lilly lilian
linda lindy lin lynn
louise lou lulu luisa luise
lucas luke luca lukas
lucille lucy lucia lucie luz
madeleine maddie maddy madeline magdalena lena magda madelyn
margaret maggie meg peggy marge margie greta gretchen margarete margarethe marguerite margot rita daisy margarita margherita grete margo
maria mary marie mia mimi mitzi molly polly maja mariella maritza ria
mariajose majo
mariano nano
marilyn mari lyn
martin marty marten martino martim
martina tina marti
martha marty patty marta
marvin marv
matthew matt matty matthias matthieu matteo mateo mathew mat hias mateus
maximilian max maxi massimiliano maxwell maximiliano
maurice mo morris moritz mauricio maurizio
megan meg meghan
melanie mel melly
melissa mel missy lissa
melvin mel
michael mike mick mickey micky mikey mitch michel michele miguel migue michal michi michele mischa misha
michaela micha michelle shelly michele
miguel migue miguelito
mitchell mitch
monica mona monika moni
nathaniel nate nat nathan nathanael
nicholas nick nicky nico nicolas nikolaus klaus niko nik nicola niklas claus nikolas
nicole nikki nicky nicola coco nicoletta
norbert bert nobby
norman norm
oliver ollie olli olivier
olivia liv livia livvy
oscar ossie oskar
otto ottmar
pamela pam pammy
patricia pat patty tricia trish patsy patti patrizia
patrick pat paddy patricio rick patrizio
paul paulie pablo paolo paulo pauli
paula pauline paulina paola
pedro perico pedrinho
peter pete petey pierre piet pietro petr
philip phil pip phillip philipp philippe felipe pippo filippo flip lip
priscilla cilla prissy
rachel rach rae raquel shelly rachael
rafael rafa rafi raphael raffaele raf rafe
ralph rafe ralf raoul raul
ramon moncho monchi
randall randy rand randolph
raymond ray raimund raimundo raymundo
rebecca becky bec becca rebekka
reginald reg reggie rex
regina gina reggie
reinhard reini
renate nati
richard rick dick rich richie ricky ritchie rico ricardo riccardo
robert bob rob bobby robbie bert roberto robin robb bobbie
roberta bobbie robbie berta
roderick rod roddy
rodrigo rodri
rodney rod
roland rollo rolando orlando
ronald ron ronnie ronny ronaldo
rosa rose rosie rosita rosalia rosario charo
rosemary rose rosie romy
rudolph rudy rolf rudolf rudi rodolfo fito
russell russ rusty
salvador salva chava salvatore turi sal
samantha sam sammy
samuel sam sammy samuele
sandra sandy sandi
sarah sally sadie sara
sebastian seb basti bastian sebastiano sebastien wastl
sergio checo serge sergey
sharon shari shar
sheila shelly
shirley shirl
silvester sly vester
simon si simone simeon
solomon sol salomon
sofia sophie sophia sofi soph sofie
stanley stan
stephanie steph steff stefanie stefania steffi stephie fanny
stephen steve steven stevie stefan stephan stephane esteban stefano etienne steph
stuart stu stewart
susan sue susie suzy susanna suzanne susanne sanna susana suzie suse
sylvia sylvie silvia
teresa tess terry theresa tessa therese resi terri maite
terence terry terrence
theodore ted teddy theo theodor tad teodoro
thomas tom tommy tomas tommaso thom tommie maso
timothy tim timmy timotheus timo
tobias toby tobi tobiah
travis trav
tyler ty
ulrich uli ulli
ulrike uli rike ulla
ursula uschi ulla
valentina vale tina
valerie val
vanessa nessa van
veronica ronnie vero roni veronika
victor vic vito vittorio viktor
victoria vicky tori vic vickie viktoria vicki toria
vincent vince vinny vin vincenzo enzo vicente chente
virginia ginny ginger
walter walt wally gualtiero
wendy wen
werner wernher
wilhelm willi willy helmut willem
wilhelmina mina minnie willa helma
william will bill billy willie liam wil guglielmo
wolfgang wolf wolfi
yolanda yoli
zachary zach zack zak zac zachariah
`;

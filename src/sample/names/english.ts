/** English-speaking people of the town: the United States and the United Kingdom. */
import { type Culture, nicknames, places, words } from './culture.ts';

const givenFemale = words(`Mary Jennifer Linda Susan Jessica Sarah Karen Nancy Lisa Margaret
  Sandra Ashley Emily Michelle Carol Amanda Melissa Deborah Stephanie Rebecca Laura Sharon Kathleen
  Amy Angela Anna Emma Nicole Samantha Katherine Christine Rachel Heather Diane Olivia Julie Joyce
  Victoria Kelly Christina Joan Evelyn Lauren Judith Megan Hannah Martha Gloria Teresa Sophia Abigail
  Alice Charlotte Grace Eleanor Phoebe Harriet Imogen Bethany`);
const givenMale = words(`James Robert John Michael David William Richard Joseph Thomas Charles
  Christopher Daniel Matthew Anthony Mark Donald Steven Andrew Paul Joshua Kenneth Kevin Brian George
  Timothy Ronald Jason Edward Jeffrey Ryan Jacob Gary Nicholas Eric Jonathan Stephen Larry Justin Scott
  Brandon Benjamin Samuel Gregory Alexander Patrick Frank Raymond Jack Dennis Henry Oliver Harry Alfie
  Rhys Callum Angus Nigel Graham`);
const stems =
  words(`Ash Black Brook Brad Bur Carl Chat Clay Col Cran Dal Dun East Elm Fair Far Gold Green
  Hal Ham Har Hart Hay Hazel Hol Kel King Lang Lin Lock Mar Mel Mid Mor New Nor Oak Pem Pres Rad Red
  Rock Ross Shel Stan Sut Thorn Wal Wake West Whit Win Wood Wool`);
const endings = words(`ford ton ley wood field well worth ham man son bury burn ridge stone croft
  more by den dale wick`);
const nick = nicknames(`Margaret:Maggie,Peggy,Meg Jennifer:Jen,Jenny Susan:Sue,Susie Jessica:Jess
  Sarah:Sally Deborah:Debbie,Deb Stephanie:Steph Rebecca:Becky,Bex Kathleen:Kathy,Kath Amanda:Mandy
  Katherine:Kate,Katie,Kathy Christine:Chris,Tina Victoria:Vicky,Tori Samantha:Sam Abigail:Abby
  Elizabeth:Liz,Beth Eleanor:Ellie,Nell Charlotte:Lottie,Charlie Christina:Tina,Chris Teresa:Tess
  James:Jim,Jimmy,Jamie Robert:Bob,Rob,Bobby John:Jack,Johnny Michael:Mike,Mick David:Dave
  William:Bill,Will,Billy Richard:Rick,Dick,Rich Joseph:Joe,Joey Thomas:Tom,Tommy
  Charles:Charlie,Chuck Christopher:Chris,Topher Daniel:Dan,Danny Matthew:Matt Anthony:Tony
  Donald:Don Steven:Steve Andrew:Andy,Drew Joshua:Josh Kenneth:Ken Timothy:Tim Ronald:Ron
  Edward:Ed,Ted,Eddie Jeffrey:Jeff Jacob:Jake Nicholas:Nick Jonathan:Jon Stephen:Steve
  Benjamin:Ben Samuel:Sam Gregory:Greg Alexander:Alex,Sandy Patrick:Pat,Paddy Raymond:Ray
  Henry:Harry,Hank Bethany:Beth Nicole:Nikki Melissa:Mel Angela:Angie`);
const shared = {
  givenFemale,
  givenMale,
  stems,
  endings,
  nick,
  composedShare: 0.66,
  native: {},
  familyFirst: false,
  doubleJoin: ' ',
} as const;

export const american: Culture = {
  ...shared,
  key: 'us',
  country: 'US',
  countryName: 'USA',
  share: 0.19,
  langs: { en: 0.97, es: 0.03 },
  family: words(`Smith Johnson Williams Brown Jones Davis Miller Wilson Anderson Taylor Moore
    Jackson Martin Lee Thompson White Harris Clark Lewis Robinson Walker Young Allen King Wright
    Scott Hill Adams Nelson Baker Campbell Mitchell Carter Parker Evans Turner Collins Murphy`),
  places: places(`Portland|OR|972|PDX;Portland, OR
    Seattle|WA|981|Seattle, WA
    Denver|CO|802|Denver, CO;Mile High City
    Austin|TX|787|Austin, TX;ATX
    Chicago|IL|606|Chicago, IL;Chi-town
    Boston|MA|021|Boston, MA
    New York|NY|100|NYC;Brooklyn, NY;New York City
    San Francisco|CA|941|SF;Bay Area
    Minneapolis|MN|554|Minneapolis, MN
    Atlanta|GA|303|Atlanta, GA;ATL
    Phoenix|AZ|850|Phoenix, AZ
    Salt Lake City|UT|841|SLC, Utah
    Nashville|TN|372|Nashville, TN
    Pittsburgh|PA|152|Pittsburgh, PA
    Boise|ID|837|Boise, Idaho
    Burlington|VT|054|Burlington, VT
    Asheville|NC|288|Asheville, NC
    San Diego|CA|921|San Diego, CA`),
  currency: 'USD',
  phone: 'us',
};

export const british: Culture = {
  ...shared,
  key: 'gb',
  country: 'GB',
  countryName: 'United Kingdom',
  share: 0.1,
  langs: { en: 1 },
  family: words(`Smith Jones Taylor Brown Williams Wilson Johnson Davies Patel Wright Walker White
    Edwards Green Hall Thomas Clarke Jackson Wood Harris Lewis Cooper Ward Turner Hughes Morris
    Morgan Bell Murphy Bailey Shaw Griffiths Marshall Kennedy Fraser MacLeod Sinclair`),
  places: places(`London|Greater London|SE1|London, UK;North London;LDN
    Manchester|Greater Manchester|M1|Manchester, UK
    Leeds|West Yorkshire|LS1|Leeds, Yorkshire
    Bristol|Bristol|BS1|Bristol, England
    Sheffield|South Yorkshire|S1|Sheffield, UK
    Edinburgh|Lothian|EH1|Edinburgh, Scotland
    Glasgow|Strathclyde|G1|Glasgow, Scotland
    Cardiff|South Glamorgan|CF1|Cardiff, Wales
    Keswick|Cumbria|CA12|Lake District
    Newcastle upon Tyne|Tyne and Wear|NE1|Newcastle;Toon
    Norwich|Norfolk|NR1|Norwich, UK
    Birmingham|West Midlands|B1|Brum`),
  currency: 'GBP',
  phone: 'gb',
};

/**
 * Countries and the regions people name in a profile, with their codes.
 *
 * ISO 3166-1 and 3166-2 codes, from general knowledge: the states of the United
 * States, Canada, Australia, Germany and Brazil, and the countries most
 * profiles come from. Regions of other countries bear the code that GeoNames
 * gives them; `regionSpellings` adds what they are called at home, since
 * GeoNames names them in English.
 */
export const regionsOfCountry: Readonly<Record<string, string>> = {
  US: `AL alabama|AK alaska|AZ arizona|AR arkansas|CA california|CO colorado|CT connecticut|DE delaware
    |DC washington dc|DC district of columbia|FL florida|GA georgia|HI hawaii|ID idaho|IL illinois|IN indiana|IA iowa
    |KS kansas|KY kentucky|LA louisiana|ME maine|MD maryland|MA massachusetts|MI michigan|MN minnesota
    |MS mississippi|MO missouri|MT montana|NE nebraska|NV nevada|NH new hampshire|NJ new jersey
    |NM new mexico|NY new york|NC north carolina|ND north dakota|OH ohio|OK oklahoma|OR oregon
    |PA pennsylvania|RI rhode island|SC south carolina|SD south dakota|TN tennessee|TX texas|UT utah
    |VT vermont|VA virginia|WA washington|WV west virginia|WI wisconsin|WY wyoming|PR puerto rico
    |GU guam|VI virgin islands|AS american samoa`,
  CA: `AB alberta|BC british columbia|MB manitoba|NB new brunswick|NL newfoundland|NL newfoundland and labrador|NS nova scotia
    |ON ontario|PE prince edward island|QC quebec|SK saskatchewan|YT yukon|NT northwest territories|NU nunavut`,
  AU: `NSW new south wales|QLD queensland|SA south australia|TAS tasmania|VIC victoria|WA western australia|NT northern territory|ACT australian capital territory`,
  DE: `BW baden wurttemberg|BW baden wuerttemberg|BY bayern|BY bavaria|BE berlin|BE state of berlin|BB brandenburg|HB bremen|HH hamburg
    |HE hessen|HE hesse|MV mecklenburg vorpommern|NI niedersachsen|NI lower saxony|NW nordrhein westfalen|NW north rhine westphalia|NW nrw
    |RP rheinland pfalz|SL saarland|SN sachsen|SN saxony|ST sachsen anhalt|ST saxony anhalt|SH schleswig holstein|TH thuringen|TH thueringen|TH thuringia`,
  BR: `SP sao paulo|RJ rio de janeiro|MG minas gerais|BA bahia|PR parana|RS rio grande do sul|PE pernambuco
    |AC acre|AL alagoas|AP amapa|AM amazonas|CE ceara|DF federal district|DF distrito federal|ES espirito santo|GO goias
    |MA maranhao|MT mato grosso|MS mato grosso do sul|PA para|PB paraiba|PI piaui|RN rio grande do norte|RO rondonia
    |RR roraima|SC santa catarina|SE sergipe|TO tocantins`,
  GB: `ENG england|SCT scotland|WLS wales|NIR northern ireland`,
};

export const countryNames = `US united states|US united states of america|US usa|US america|GB united kingdom|GB uk|GB great britain
  |IE ireland|DE germany|DE deutschland|AT austria|AT osterreich|AT oesterreich|CH switzerland|CH schweiz|CH suisse|CH svizzera
  |FR france|ES spain|ES espana|PT portugal|IT italy|IT italia|NL netherlands|NL nederland|NL holland|BE belgium
  |BE belgique|LU luxembourg|DK denmark|DK danmark|SE sweden|SE sverige|NO norway|NO norge|FI finland
  |FI suomi|IS iceland|PL poland|PL polska|CZ czech republic|CZ czechia|SK slovakia|HU hungary|RO romania
  |BG bulgaria|GR greece|HR croatia|RS serbia|SI slovenia|UA ukraine|TR turkey|TR turkiye|IL israel
  |EG egypt|ZA south africa|NG nigeria|KE kenya|GH ghana|MA morocco|IN india|PK pakistan|BD bangladesh
  |LK sri lanka|NP nepal|CN china|HK hong kong|TW taiwan|JP japan|KR south korea|KR korea|TH thailand|VN vietnam
  |PH philippines|ID indonesia|MY malaysia|SG singapore|AU australia|NZ new zealand|CA canada|MX mexico
  |BR brazil|BR brasil|AR argentina|CL chile|CO colombia|PE peru|VE venezuela|EC ecuador|UY uruguay|BO bolivia
  |PY paraguay|CR costa rica|PA panama|GT guatemala|CU cuba|DO dominican republic|AE united arab emirates
  |AE uae|SA saudi arabia|EE estonia|LV latvia|LT lithuania`;

/** Further spellings, by the code GeoNames uses; read in a location or a record, never in a sentence. */
export const regionSpellings: Readonly<Record<string, string>> = {
  FR: `93 paca|93 provence|11 ile de france|94 corse|24 centre|53 bretagne|27 bourgogne|27 franche comte|75 nouvelle aquitaine
    |75 aquitaine|28 normandie|44 alsace|44 lorraine|44 champagne ardenne|76 languedoc roussillon|76 midi pyrenees
    |32 nord pas de calais|32 picardie|84 auvergne|84 rhone alpes`,
  IT: `15 sicilia|14 sardegna|19 valle d aosta|19 val d aosta|17 trentino|17 alto adige|17 sudtirol|16 toscana|13 puglia
    |12 piemonte|10 marche|09 lombardia|06 friuli|05 emilia romagna|02 basilicata`,
  ES: `31 region de murcia|07 islas baleares|07 illes balears|07 baleares|51 andalucia|53 canarias|53 islas canarias
    |54 castilla la mancha|60 comunidad valenciana|60 comunitat valenciana|34 principado de asturias|32 navarra
    |29 comunidad de madrid|55 castilla y leon|56 cataluna|56 catalunya|58 galiza|59 pais vasco|59 euskadi`,
  AT: `09 wien|07 tirol|06 steiermark|04 oberosterreich|03 niederosterreich|02 karnten`,
  CH: `ZH kanton zurich|LU luzern|BS basel|BS basel stadt|BL baselland|GR graubunden|GE geneve|GE genf|BE berne
    |SG st gallen|VS wallis|FR freiburg`,
  NL: `11 zuid holland|07 noord holland|06 noord brabant|06 brabant`,
  BE: `VLG vlaanderen|VLG flanders|WAL wallonie|WAL wallonia|BRU bruxelles|BRU brussel`,
  PL: `72 dolnoslaskie|73 kujawsko pomorskie|74 lodzkie|75 lubelskie|76 lubuskie|77 malopolskie|78 mazowieckie
    |79 opolskie|80 podkarpackie|81 podlaskie|82 pomorskie|83 slaskie|84 swietokrzyskie|85 warminsko mazurskie
    |86 wielkopolskie|87 zachodniopomorskie`,
  MX: `09 cdmx|09 ciudad de mexico|09 df|09 distrito federal|15 edomex|15 estado de mexico|19 nuevo leon`,
  TR: `34 istanbul|06 ankara|35 izmir`,
};

/**
 * Countries and the regions people name in a profile, with their codes.
 *
 * ISO 3166-1 and 3166-2 codes, from general knowledge: the states of the United
 * States, Canada, Australia, Germany and Brazil, and the countries most
 * profiles come from. A gazetteer with coordinates can replace it behind
 * `place.ts`.
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
  CA: `AB alberta|BC british columbia|MB manitoba|NB new brunswick|NL newfoundland|NS nova scotia
    |ON ontario|PE prince edward island|QC quebec|SK saskatchewan|YT yukon`,
  AU: `NSW new south wales|QLD queensland|SA south australia|TAS tasmania|VIC victoria|WA western australia`,
  DE: `BW baden wurttemberg|BW baden wuerttemberg|BY bayern|BY bavaria|BE berlin|BB brandenburg|HB bremen|HH hamburg
    |HE hessen|HE hesse|MV mecklenburg vorpommern|NI niedersachsen|NI lower saxony|NW nordrhein westfalen|NW nrw
    |RP rheinland pfalz|SL saarland|SN sachsen|SN saxony|ST sachsen anhalt|SH schleswig holstein|TH thuringen|TH thueringen`,
  BR: `SP sao paulo|RJ rio de janeiro|MG minas gerais|BA bahia|PR parana|RS rio grande do sul|PE pernambuco`,
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

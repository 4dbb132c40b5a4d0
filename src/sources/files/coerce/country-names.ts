/**
 * Countries: ISO 3166-1 alpha-2, alpha-3, the English short name, and names that
 * customer files commonly use, in the country's own languages where they are
 * written in Latin letters. Compared without case, marks and blanks.
 */
export const countryNames = `
AD|AND|Andorra
AE|ARE|United Arab Emirates|UAE|Emirates
AF|AFG|Afghanistan
AG|ATG|Antigua and Barbuda
AI|AIA|Anguilla
AL|ALB|Albania|Shqipëria
AM|ARM|Armenia
AO|AGO|Angola
AQ|ATA|Antarctica
AR|ARG|Argentina
AS|ASM|American Samoa
AT|AUT|Austria|Österreich|Oesterreich|Autriche
AU|AUS|Australia|Australien
AW|ABW|Aruba
AX|ALA|Åland Islands|Åland
AZ|AZE|Azerbaijan|Azərbaycan
BA|BIH|Bosnia and Herzegovina|Bosna i Hercegovina
BB|BRB|Barbados
BD|BGD|Bangladesh
BE|BEL|Belgium|België|Belgique|Belgien
BF|BFA|Burkina Faso
BG|BGR|Bulgaria
BH|BHR|Bahrain
BI|BDI|Burundi
BJ|BEN|Benin|Bénin
BL|BLM|Saint Barthélemy
BM|BMU|Bermuda
BN|BRN|Brunei Darussalam|Brunei
BO|BOL|Bolivia|Plurinational State of Bolivia
BQ|BES|Bonaire, Sint Eustatius and Saba
BR|BRA|Brazil|Brasil
BS|BHS|Bahamas|The Bahamas
BT|BTN|Bhutan
BV|BVT|Bouvet Island
BW|BWA|Botswana
BY|BLR|Belarus
BZ|BLZ|Belize
CA|CAN|Canada|Kanada
CC|CCK|Cocos (Keeling) Islands
CD|COD|Democratic Republic of the Congo|DR Congo
CF|CAF|Central African Republic
CG|COG|Republic of the Congo
CH|CHE|Switzerland|Schweiz|Suisse|Svizzera
CI|CIV|Côte d'Ivoire|Ivory Coast
CK|COK|Cook Islands
CL|CHL|Chile
CM|CMR|Cameroon|Cameroun
CN|CHN|China|People's Republic of China
CO|COL|Colombia
CR|CRI|Costa Rica
CU|CUB|Cuba
CV|CPV|Cabo Verde|Cape Verde
CW|CUW|Curaçao
CX|CXR|Christmas Island
CY|CYP|Cyprus
CZ|CZE|Czechia|Czech Republic|Česko|Česká republika
DE|DEU|Germany|Deutschland|Allemagne|Alemania|Germania
DJ|DJI|Djibouti
DK|DNK|Denmark|Danmark|Dänemark
DM|DMA|Dominica
DO|DOM|Dominican Republic|República Dominicana
DZ|DZA|Algeria|Algérie
EC|ECU|Ecuador
EE|EST|Estonia|Eesti
EG|EGY|Egypt
EH|ESH|Western Sahara
ER|ERI|Eritrea
ES|ESP|Spain|España|Spanien|Espagne
ET|ETH|Ethiopia
FI|FIN|Finland|Suomi|Finnland
FJ|FJI|Fiji
FK|FLK|Falkland Islands
FM|FSM|Micronesia
FO|FRO|Faroe Islands
FR|FRA|France|Frankreich|Francia
GA|GAB|Gabon
GB|GBR|United Kingdom|UK|U.K.|Great Britain|Britain|England|Scotland|Wales|Northern Ireland|United Kingdom of Great Britain and Northern Ireland
GD|GRD|Grenada
GE|GEO|Republic of Georgia
GF|GUF|French Guiana
GG|GGY|Guernsey
GH|GHA|Ghana
GI|GIB|Gibraltar
GL|GRL|Greenland
GM|GMB|Gambia|The Gambia
GN|GIN|Guinea|Guinée
GP|GLP|Guadeloupe
GQ|GNQ|Equatorial Guinea
GR|GRC|Greece|Hellas
GS|SGS|South Georgia and the South Sandwich Islands
GT|GTM|Guatemala
GU|GUM|Guam
GW|GNB|Guinea-Bissau
GY|GUY|Guyana
HK|HKG|Hong Kong
HM|HMD|Heard Island and McDonald Islands
HN|HND|Honduras
HR|HRV|Croatia|Hrvatska
HT|HTI|Haiti|Haïti
HU|HUN|Hungary|Magyarország
ID|IDN|Indonesia
IE|IRL|Ireland|Éire|Republic of Ireland
IL|ISR|Israel
IM|IMN|Isle of Man
IN|IND|India|Bharat
IO|IOT|British Indian Ocean Territory
IQ|IRQ|Iraq
IR|IRN|Iran|Islamic Republic of Iran
IS|ISL|Iceland|Ísland
IT|ITA|Italy|Italia|Italien|Italie
JE|JEY|Jersey
JM|JAM|Jamaica
JO|JOR|Jordan
JP|JPN|Japan
KE|KEN|Kenya
KG|KGZ|Kyrgyzstan
KH|KHM|Cambodia
KI|KIR|Kiribati
KM|COM|Comoros
KN|KNA|Saint Kitts and Nevis
KP|PRK|North Korea
KR|KOR|South Korea|Republic of Korea|Korea
KW|KWT|Kuwait
KY|CYM|Cayman Islands
KZ|KAZ|Kazakhstan
LA|LAO|Laos|Lao People's Democratic Republic
LB|LBN|Lebanon
LC|LCA|Saint Lucia
LI|LIE|Liechtenstein
LK|LKA|Sri Lanka
LR|LBR|Liberia
LS|LSO|Lesotho
LT|LTU|Lithuania|Lietuva
LU|LUX|Luxembourg|Luxemburg|Lëtzebuerg
LV|LVA|Latvia|Latvija
LY|LBY|Libya
MA|MAR|Morocco|Maroc
MC|MCO|Monaco
MD|MDA|Moldova|Republic of Moldova
ME|MNE|Montenegro|Crna Gora
MF|MAF|Saint Martin
MG|MDG|Madagascar
MH|MHL|Marshall Islands
MK|MKD|North Macedonia|Macedonia
ML|MLI|Mali
MM|MMR|Myanmar|Burma
MN|MNG|Mongolia
MO|MAC|Macao|Macau
MP|MNP|Northern Mariana Islands
MQ|MTQ|Martinique
MR|MRT|Mauritania
MS|MSR|Montserrat
MT|MLT|Malta
MU|MUS|Mauritius
MV|MDV|Maldives
MW|MWI|Malawi
MX|MEX|Mexico|México
MY|MYS|Malaysia
MZ|MOZ|Mozambique|Moçambique
NA|NAM|Namibia
NC|NCL|New Caledonia
NE|NER|Niger
NF|NFK|Norfolk Island
NG|NGA|Nigeria
NI|NIC|Nicaragua
NL|NLD|Netherlands|The Netherlands|Nederland|Holland|Niederlande|Pays-Bas
NO|NOR|Norway|Norge|Norwegen
NP|NPL|Nepal
NR|NRU|Nauru
NU|NIU|Niue
NZ|NZL|New Zealand|Aotearoa
OM|OMN|Oman
PA|PAN|Panama|Panamá
PE|PER|Peru|Perú
PF|PYF|French Polynesia
PG|PNG|Papua New Guinea
PH|PHL|Philippines|Pilipinas
PK|PAK|Pakistan
PL|POL|Poland|Polska|Polen
PM|SPM|Saint Pierre and Miquelon
PN|PCN|Pitcairn
PR|PRI|Puerto Rico
PS|PSE|Palestine|State of Palestine
PT|PRT|Portugal
PW|PLW|Palau
PY|PRY|Paraguay
QA|QAT|Qatar
RE|REU|Réunion
RO|ROU|Romania|România
RS|SRB|Serbia|Srbija
RU|RUS|Russia|Russian Federation|Rossiya
RW|RWA|Rwanda
SA|SAU|Saudi Arabia
SB|SLB|Solomon Islands
SC|SYC|Seychelles
SD|SDN|Sudan
SE|SWE|Sweden|Sverige|Schweden
SG|SGP|Singapore
SH|SHN|Saint Helena, Ascension and Tristan da Cunha
SI|SVN|Slovenia|Slovenija
SJ|SJM|Svalbard and Jan Mayen
SK|SVK|Slovakia|Slovensko
SL|SLE|Sierra Leone
SM|SMR|San Marino
SN|SEN|Senegal|Sénégal
SO|SOM|Somalia
SR|SUR|Suriname
SS|SSD|South Sudan
ST|STP|São Tomé and Príncipe
SV|SLV|El Salvador
SX|SXM|Sint Maarten
SY|SYR|Syria|Syrian Arab Republic
SZ|SWZ|Eswatini|Swaziland
TC|TCA|Turks and Caicos Islands
TD|TCD|Chad|Tchad
TF|ATF|French Southern Territories
TG|TGO|Togo
TH|THA|Thailand
TJ|TJK|Tajikistan
TK|TKL|Tokelau
TL|TLS|Timor-Leste|East Timor
TM|TKM|Turkmenistan
TN|TUN|Tunisia|Tunisie
TO|TON|Tonga
TR|TUR|Türkiye|Turkey
TT|TTO|Trinidad and Tobago
TV|TUV|Tuvalu
TW|TWN|Taiwan
TZ|TZA|Tanzania|United Republic of Tanzania
UA|UKR|Ukraine|Ukraina
UG|UGA|Uganda
UM|UMI|United States Minor Outlying Islands
US|USA|United States|United States of America|U.S.|U.S.A.|America|Estados Unidos|États-Unis|Vereinigte Staaten
UY|URY|Uruguay
UZ|UZB|Uzbekistan
VA|VAT|Holy See|Vatican
VC|VCT|Saint Vincent and the Grenadines
VE|VEN|Venezuela
VG|VGB|British Virgin Islands
VI|VIR|U.S. Virgin Islands
VN|VNM|Viet Nam|Vietnam|Việt Nam
VU|VUT|Vanuatu
WF|WLF|Wallis and Futuna
WS|WSM|Samoa
YE|YEM|Yemen
YT|MYT|Mayotte
ZA|ZAF|South Africa
ZM|ZMB|Zambia
ZW|ZWE|Zimbabwe
`;

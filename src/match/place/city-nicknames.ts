/**
 * What people call their city, and areas of several cities.
 *
 * Written from general knowledge of usage. A nickname stands for a city by its
 * name and region or country; an area stands for the city at its heart, and is
 * near it rather than in it.
 */
export interface Nicknamed {
  readonly name: string;
  /** Region code, or country where no region is needed. */
  readonly within: string;
  /** An area around the city, not the city. */
  readonly area: boolean;
}

const cities = `
New York City@US-NY: nyc, new york, ny, big apple, the big apple, manhattan, gotham
Los Angeles@US-CA: la, l a, lax, city of angels, los angeles california
San Francisco@US-CA: sf, san fran, frisco
San Diego@US-CA: sd california
Washington@US-DC: dc, washington dc, d c, wash dc, washington d c
Chicago@US-IL: chi, chitown, chi town, windy city, the windy city
Philadelphia@US-PA: philly, city of brotherly love
Pittsburgh@US-PA: pgh, steel city, burgh
Atlanta@US-GA: atl, hotlanta
Austin@US-TX: atx
Houston@US-TX: htx, htown, h town
Dallas@US-TX: dtx, big d
San Antonio@US-TX: satx
Denver@US-CO: mile high city, the mile high city, den
Boston@US-MA: bos, beantown
Portland@US-OR: pdx, rip city, portlandia
Seattle@US-WA: sea, emerald city
Salt Lake City@US-UT: slc, salt lake
Nashville@US-TN: music city, nashvegas
New Orleans@US-LA: nola, big easy, the big easy
Las Vegas@US-NV: vegas, sin city, lv
Detroit@US-MI: motor city, motown, the d
Minneapolis@US-MN: mpls
Saint Paul@US-MN: st paul
Saint Louis@US-MO: stl, st louis
Kansas City@US-MO: kc, kcmo
Cincinnati@US-OH: cincy
Cleveland@US-OH: cle, the land
Columbus@US-OH: cbus
Indianapolis@US-IN: indy, naptown
Milwaukee@US-WI: mke
Baltimore@US-MD: bmore, charm city
Charlotte@US-NC: clt, queen city
Raleigh@US-NC: rdu
Phoenix@US-AZ: phx
Albuquerque@US-NM: abq
Oklahoma City@US-OK: okc
Jacksonville@US-FL: jax, duval
Miami@US-FL: mia, the 305
Orlando@US-FL: orl
Memphis@US-TN: bluff city
Louisville@US-KY: lou ky, the ville
Brooklyn@US-NY: bk, bklyn
Toronto@CA-ON: the 6ix, the six, yyz, 6ix
Vancouver@CA-BC: yvr, van city, vancity
Montréal@CA-QC: mtl, yul
Calgary@CA-AB: yyc
Edmonton@CA-AB: yeg
London@GB: ldn, london town, lndn
Manchester@GB: mcr, manny
Birmingham@GB: brum
Newcastle upon Tyne@GB: newcastle, toon, ncl
Glasgow@GB: glesga, dear green place
Edinburgh@GB: auld reekie
Liverpool@GB: lpool, scouse land
Dublin@IE: dub
Hamburg@DE: hh, hansestadt hamburg
Frankfurt am Main@DE: ffm, frankfurt, mainhattan
München@DE: muc, minga
Köln@DE: cgn, koelle
Düsseldorf@DE: ddorf
Stuttgart@DE: benztown, stuggi
Nürnberg@DE: nbg
Berlin@DE: bln, ber
Paris@FR: paname, paris france
Marseille@FR: massilia
Barcelona@ES: bcn, barna
Madrid@ES: mad, madriz
Ciudad de México@MX: cdmx, mexico city, mexico df, mexico d f, df mexico, ciudad de mexico
Buenos Aires@AR: baires, bsas, caba, capital federal
São Paulo@BR: sampa, sp capital
Rio de Janeiro@BR: rio, rj, cidade maravilhosa
Belo Horizonte@BR: bh, beaga
Porto Alegre@BR: poa
Lisboa@PT: lx, lisboa
Porto@PT: oporto, invicta
Amsterdam@NL: ams, adam, mokum
Rotterdam@NL: rdam, 010
Den Haag@NL: the hague, agga
København@DK: cph, kbh
Stockholm@SE: sthlm
Wien@AT: vie, wean
Zürich@CH: zrh, zueri, zh
Melbourne@AU: melb, melbs
Sydney@AU: syd
Brisbane@AU: brissie, bris
Adelaide@AU: radelaide
Auckland@NZ: akl
Bengaluru@IN: blr, bangalore
Mumbai@IN: bombay, bom
Delhi@IN: dilli, new delhi, delhi ncr
Kolkata@IN: calcutta
Hong Kong@HK: hk, hkg
Singapore@SG: sg, sgp
Tokyo@JP: tyo
Osaka@JP: osk
Seoul@KR: sel
Johannesburg@ZA: joburg, jozi, jhb
Cape Town@ZA: cpt, mother city
Lagos@NG: las gidi, eko
Dubai@AE: dxb
İstanbul@TR: ist, stamboul
`;

const areas = `
San Francisco@US-CA: bay area, sf bay area, san francisco bay area, the bay, the bay area, east bay, norcal
San Jose@US-CA: silicon valley, south bay, the valley
Los Angeles@US-CA: greater los angeles, southland, la county, los angeles county, socal, southern california
Santa Ana@US-CA: orange county, the oc
New York City@US-NY: tri state area, tristate, greater new york, long island, hudson valley, nyc metro
Washington@US-DC: dmv, dmv area, beltway, nova, northern virginia, washington metropolitan area
Chicago@US-IL: chicagoland
Dallas@US-TX: dfw, dallas fort worth, dallas ft worth, metroplex, north texas
Minneapolis@US-MN: twin cities
Miami@US-FL: south florida, sofla
Tampa@US-FL: tampa bay, tampa bay area
Boston@US-MA: greater boston, north shore ma, south shore ma
Seattle@US-WA: puget sound, seattle area
Raleigh@US-NC: research triangle, triangle nc, the triangle
Norfolk@US-VA: hampton roads, tidewater
Detroit@US-MI: metro detroit
Toronto@CA-ON: gta, greater toronto area
Vancouver@CA-BC: lower mainland, greater vancouver
London@GB: greater london, north london, south london, east london, west london, home counties
Manchester@GB: greater manchester
Birmingham@GB: west midlands
Liverpool@GB: merseyside
Newcastle upon Tyne@GB: tyneside, tyne and wear
Essen@DE: ruhrgebiet, ruhrpott, pott, ruhr
Frankfurt am Main@DE: rhein main, rhein main gebiet, rhine main
Mannheim@DE: rhein neckar, kurpfalz
Paris@FR: region parisienne, banlieue parisienne
Rotterdam@NL: randstad
Buenos Aires@AR: gran buenos aires
São Paulo@BR: grande sao paulo, abc paulista
Sydney@AU: western sydney
Delhi@IN: ncr, delhi ncr region
`;

/** By folded nickname. */
export const cityNicknames: ReadonlyMap<string, Nicknamed> = new Map([
  ...read(areas, true),
  ...read(cities, false),
]);

function* read(table: string, area: boolean): Iterable<[string, Nicknamed]> {
  for (const line of table.trim().split('\n')) {
    const [city = '', names = ''] = line.split(': ');
    const [name = '', within = ''] = city.split('@');
    for (const nickname of names.split(', ')) yield [nickname.trim(), { name, within, area }];
  }
}

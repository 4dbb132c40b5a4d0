/**
 * A handful of places in the form of GeoNames' dump, for tests that need no
 * more. Numbers of people and coordinates are rounded.
 */
import {
  buildGazetteer,
  type Gazetteer,
  type GazetteerTables,
  openGazetteer,
} from '../../../../src/match/index.ts';

/** id, name, other names, latitude, longitude, country, region, people. */
const places = `
1|Berlin|Berlin,Берлин,ベルリン,柏林|52.52|13.41|DE|16|3400000
2|Berlin|Berlin|44.47|-71.19|US|NH|9000
3|Köln|Cologne,Koeln,Colonia|50.93|6.95|DE|07|960000
4|Bonn|Bonn|50.73|7.1|DE|07|310000
5|Austin|Austin,ATX|30.27|-97.74|US|TX|930000
6|Houston|Houston|29.76|-95.36|US|TX|2300000
7|Springfield|Springfield|37.2|-93.3|US|MO|166000
8|Springfield|Springfield|39.8|-89.6|US|IL|116000
9|New York City|New York,NYC|40.71|-74|US|NY|8800000
10|Newark|Newark|40.74|-74.17|US|NJ|280000
11|Washington|Washington D.C.,Washington DC|38.9|-77.04|US|DC|690000
12|Paris|Paris,Lutetia|48.85|2.35|FR|11|2100000
13|Paris|Paris|33.66|-95.55|US|TX|24000
14|Tokyo|東京,Tokio|35.69|139.69|JP|40|8300000
15|Victoria|Victoria|48.43|-123.37|CA|02|290000
16|Florida|Florida|18.36|-66.56|PR|054|5600
17|San Francisco|San Francisco,SF|37.77|-122.42|US|CA|860000
18|Oakland|Oakland|37.8|-122.27|US|CA|430000
19|Kreuzberg|Kreuzberg|52.5|13.4|DE|16|153000
20|Seattle|Seattle|47.61|-122.33|US|WA|737000
21|Earth|Earth|34.23|-102.41|US|TX|1000
22|Los Angeles|Los Angeles,L.A.|34.05|-118.24|US|CA|3900000
23|Lafayette|Lafayette|30.22|-92.02|US|LA|127000
24|Lost Town|Lost Town|10|10|US|TX|0
`;
const regions = [
  ['DE.16', 'State of Berlin'],
  ['DE.07', 'North Rhine-Westphalia'],
  ['FR.11', 'Île-de-France'],
  ['JP.40', 'Tokyo'],
  ['CA.02', 'British Columbia'],
  ['US.TX', 'Texas'],
  ['US.MO', 'Missouri'],
  ['IT.16', 'Tuscany'],
];

export const smallGazetteer = (): Gazetteer => openGazetteer(smallTables());

export function smallTables(): GazetteerTables {
  const lines = places
    .trim()
    .split('\n')
    .map((line) => {
      const [id, name, others, latitude, longitude, country, region, people] = line.split('|');
      const kind = name === 'Lost Town' ? 'PPLH' : 'PPL';
      return [id, name, name, others, latitude, longitude, 'P', kind, country, '', region, '', '']
        .concat(['', people, '', '10', 'Etc/UTC', '2024-01-01'])
        .join('\t');
    });
  const encoder = new TextEncoder();
  return buildGazetteer({
    cities: encoder.encode(`${lines.join('\n')}\n`),
    regions: encoder.encode(JSON.stringify(regions.map(([code, name]) => ({ code, name })))),
  });
}

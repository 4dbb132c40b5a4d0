/**
 * What an unmapped column of a customer file holds, told by its name.
 *
 * The columns of `core.customer` go first; these are those a file may carry
 * besides. Names are compared by letters and digits alone, in lower case.
 */
export type AttributeRole =
  | 'house'
  | 'street'
  | 'street2'
  | 'sex'
  | 'birth'
  | 'birthplace'
  | 'city'
  | 'postcode';

const roleOfName: ReadonlyMap<string, AttributeRole> = new Map(
  (
    [
      ['house', 'streetnumber streetno housenumber houseno hausnummer numero'],
      [
        'street',
        'street streetname address address1 addressline1 streetaddress strasse rue calle via',
      ],
      ['street2', 'street2 address2 addressline2 addressaddition'],
      ['sex', 'sex gender geschlecht sexe sexo sesso'],
      ['birth', 'birthdate dateofbirth dob birthday geburtsdatum'],
      ['birthplace', 'birthplace placeofbirth cityofbirth geburtsort lieudenaissance'],
      ['city', 'suburb town locality'],
      ['postcode', 'homepostcode homezip currentpostcode zipcode postalcode'],
    ] as const
  ).flatMap(([role, names]) => names.split(' ').map((name) => [name, role] as const)),
);

/**
 * Columns that hold somebody's earlier answer to who is who, or number the rows.
 * They are no evidence about a person.
 */
const answers: ReadonlySet<string> = new Set(
  `cluster clusterid cluster2 entity entityid personid truth truthid label groundtruth duplicateof duplicateid
   groupid groupnumber matchid masterid goldenid recordid recid rowid rownumber rownum line index sourcefile
   sourceline sourcedataset source`.split(/\s+/),
);

const bare = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** A name that begins with `postcode` holds one, whatever follows (`postcode_home`). */
export function attributeRole(name: string): AttributeRole | undefined {
  const plain = bare(name);
  return roleOfName.get(plain) ?? (plain.startsWith('postcode') ? 'postcode' : undefined);
}

export const isAnswer = (name: string): boolean => answers.has(bare(name));

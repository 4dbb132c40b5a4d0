/**
 * What somebody does, as far as a record and a profile can be compared.
 *
 * Takes a job title, a company, a bio; gives titles of a small lexicon (one
 * word stands for its spellings and abbreviations) and the distinctive words of
 * the company. From general knowledge of job titles in English, German,
 * French, Spanish, Portuguese and Italian.
 */
import { foldWords, wordsOf } from './fold.ts';

/** First word of a line stands for the line; titles of one `rank` exclude each other. */
const titleLines = `
senator sen senators senadora senador senateur
representative rep congressman congresswoman congressmember congressperson congress delegate del assemblyman assemblywoman assemblymember deputy diputado diputada deputado
governor gov gouverneur gobernador
mayor burgermeister maire alcalde alcaldesa prefeito sindaco
councillor councilman councilwoman councilmember councilor alderman stadtrat
judge justice richter juez juiz giudice
attorney atty lawyer solicitor barrister counsel anwalt rechtsanwalt avocat abogado abogada advogado advogada avvocato jurist
doctor dr physician md surgeon pediatrician cardiologist arzt arztin medecin medico medica
dentist dds dmd zahnarzt dentiste dentista
nurse rn krankenschwester infirmier infirmiere enfermera enfermero enfermeira
professor prof lecturer professeur profesor profesora dozent
teacher educator lehrer lehrerin enseignant maestra maestro profe
engineer engineering ingenieur ingenieurin ingeniero ingeniera engenheiro engenheira ingegnere
developer dev programmer coder entwickler entwicklerin developpeur desarrollador desarrolladora desenvolvedor sviluppatore
designer ux ui gestalter disenador disenadora grafiker
architect architekt architektin architecte arquitecto arquitecta arquiteto architetto
journalist reporter editor correspondent redakteur periodista jornalista giornalista
author writer novelist schriftsteller autor autorin ecrivain escritor escritora scrittore
photographer photography fotograf fotografin photographe fotografo fotografa
chef cook baker koch kochin cuisinier cocinero cocinera cuoco
founder cofounder entrepreneur grunder grunderin fondateur fundador fundadora fondatore
ceo geschaftsfuhrer pdg
manager mgr leiter leiterin gerente responsable
director direktor direktorin directeur directrice directora diretor diretora direttore
consultant berater beraterin consultor consultora consulente
accountant cpa buchhalter comptable contador contable
scientist researcher phd wissenschaftler forscher chercheur investigador pesquisador ricercatore
analyst analyste analista
nutritionist dietitian
musician singer songwriter guitarist drummer musiker sanger musicien musico cantante
artist painter illustrator kunstler kunstlerin artiste artista
actor actress schauspieler schauspielerin acteur actrice ator atriz attore
coach trainer entrenador treinador allenatore
athlete runner cyclist triathlete
student studentin etudiant estudiante estudante studente
realtor estate makler
farmer landwirt bauer agriculteur
pilot captain
electrician elektriker
carpenter schreiner tischler
mechanic mechaniker
pharmacist apotheker
veterinarian vet tierarzt
pastor priest minister pfarrer
sales vertrieb vendedor
marketing marketer
retired rentner`;

const titleOfWord = new Map<string, string>();
for (const line of titleLines.trim().split('\n')) {
  const words = line.split(' ');
  for (const word of words) titleOfWord.set(word, words[0] ?? word);
}

/** Offices that one person does not hold at once: another one speaks against a pair. */
export const exclusiveTitles: ReadonlySet<string> = new Set([
  'senator',
  'representative',
  'governor',
  'mayor',
  'judge',
]);

const companyNoise: ReadonlySet<string> = new Set(
  `inc llc ltd co corp corporation company gmbh ag kg ug sa sas sarl srl spa bv nv ab oy plc limited
   group holding holdings international global national the of and de la le du und et y e for at
   services service solutions systems state government united states us u s a`
    .split(/\s+/)
    .filter(Boolean),
);

const companyWordLettersMin = 3;

/** Lexicon titles named in a folded text, each once, sorted. */
export const titlesIn = (folded: string): readonly string[] => titlesInWords(wordsOf(folded));

/** The same of words. */
export function titlesInWords(words: readonly string[]): readonly string[] {
  let titles: string[] | undefined;
  for (const word of words) {
    const title = titleOfWord.get(word);
    if (title === undefined) continue;
    if (titles === undefined) titles = [title];
    else if (!titles.includes(title)) titles.push(title);
  }
  return titles === undefined ? noTitles : titles.sort();
}

const noTitles: readonly string[] = [];

/** The words of a company's name that tell it from others. */
export function companyWords(company: string | null | undefined): string[] {
  const words = wordsOf(foldWords(company));
  return [
    ...new Set(
      words.filter((word) => word.length >= companyWordLettersMin && !companyNoise.has(word)),
    ),
  ];
}

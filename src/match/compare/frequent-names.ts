/**
 * How common names are before any file was read.
 *
 * Names in order of commonness in the countries of the six languages, from
 * general knowledge of published name statistics; the shares follow from the
 * rank by a Zipf-like law fitted by eye to the best-known few (Smith about
 * 0.8 % of the United States, the hundredth name about 0.08 %). They only keep
 * tiny files from taking every name for rare; counts from the files overrule
 * them (`frequency.ts`).
 */
import { foldNameWord, foldWords, wordsOf } from '../normalise/fold.ts';
import { isKnownGivenName } from '../normalise/nickname.ts';

const familyNames = [
  `smith johnson williams brown jones garcia miller davis rodriguez martinez hernandez lopez gonzalez
   wilson anderson thomas taylor moore jackson martin lee perez thompson white harris sanchez clark
   ramirez lewis robinson walker young allen king wright scott torres nguyen hill flores green adams
   nelson baker hall rivera campbell mitchell carter roberts gomez phillips evans turner diaz parker
   cruz edwards collins reyes stewart morris morales murphy cook rogers gutierrez ortiz morgan cooper
   peterson bailey reed kelly howard ramos kim cox ward richardson watson brooks chavez wood james
   bennett gray mendoza ruiz hughes price alvarez castillo sanders patel myers long ross foster jimenez`,
  `müller schmidt schneider fischer weber meyer wagner becker schulz hoffmann schäfer koch bauer richter
   klein wolf schröder neumann schwarz zimmermann braun krüger hofmann hartmann lange schmitt werner
   krause meier lehmann schmid schulze maier köhler herrmann könig walter mayer huber kaiser fuchs peters
   lang scholz möller weiß jung hahn schubert vogel friedrich keller günther frank berger winkler roth beck`,
  `martin bernard dubois thomas robert richard petit durand leroy moreau simon laurent lefebvre michel
   garcia david bertrand roux vincent fournier morel girard andre lefevre mercier dupont lambert bonnet
   francois martinez`,
  `garcia rodriguez gonzalez fernandez lopez martinez sanchez perez gomez martin jimenez ruiz hernandez
   diaz moreno muñoz alvarez romero alonso gutierrez navarro torres dominguez vazquez ramos gil ramirez
   serrano blanco molina`,
  `silva santos oliveira souza rodrigues ferreira alves pereira lima gomes costa ribeiro martins carvalho
   almeida lopes soares fernandes vieira barbosa`,
  `rossi russo ferrari esposito bianchi romano colombo ricci marino greco bruno gallo conti mancini costa
   giordano rizzo lombardi moretti`,
  `wang li zhang liu chen yang huang zhao wu zhou xu sun ma zhu hu guo lin khan singh kumar sharma ali
   ahmed hussain tran le pham park choi`,
];

const givenNames = `james john robert mary michael william david richard joseph thomas maria jose
  jennifer elizabeth linda barbara charles christopher daniel matthew anthony mark susan jessica sarah karen
  paul steven andrew kenneth joshua nancy lisa kevin brian george edward ronald timothy jason margaret
  peter thomas andreas stefan christian anna laura juan antonio carlos manuel francisco ana marco giuseppe
  jean pierre marie luis pedro joao paulo alexander jan martin emma julia sofia lucas`;

const familyTop = 0.008;
const familyUnlisted = 3e-5;
const givenTop = 0.016;
const givenInTable = 0.001;
const givenUnlisted = 1e-4;

const zipf = (top: number, rank: number): number => top / (1 + rank / 8) ** 0.9;

function sharesByRank(lists: readonly string[], top: number): Map<string, number> {
  const shares = new Map<string, number>();
  for (const list of lists) {
    for (const [rank, word] of wordsOf(foldWords(list.normalize('NFC'))).entries()) {
      const name = foldNameWord(word);
      shares.set(name, Math.max(shares.get(name) ?? 0, zipf(top, rank)));
    }
  }
  return shares;
}

const familyShares = sharesByRank(familyNames, familyTop);
const givenShares = sharesByRank([givenNames], givenTop);

/** Share of people with this family name, 0–1. */
export const commonFamilyShare = (name: string): number => familyShares.get(name) ?? familyUnlisted;

/** Share of people who go by this given name, 0–1. */
export const commonGivenShare = (name: string): number =>
  givenShares.get(name) ?? (isKnownGivenName(name) ? givenInTable : givenUnlisted);

/** True for a word that stands in a list of names. */
export const isCommonName = (word: string): boolean =>
  familyShares.has(word) || givenShares.has(word) || isKnownGivenName(word);

/**
 * Words that feel good or bad by themselves, in eight languages, as stems.
 *
 * `word` means that form only, `stem*` every word that begins so. The list is
 * short and common on purpose: it carries what one language's posts taught over
 * to those that brought few (the weights of its features are shared).
 */
import { hashStart, hashStep, hashText } from './token-hash.ts';

const good = `
  good great best better love loved loves loving lovely amazing awesome excellent fantastic wonderful
  perfect happy happi* glad excit* enjoy* beautiful brilliant fun funny nice cool thank* thanks thx
  congrat* win wins winning won proud pleas* recommend* impress* favorite favourite incredible cute
  blessed delight* superb outstanding helpful yay haha* lol epic legend sweet hope fab* stunning
  bueno buena buenos buenas genial gracias feliz felices encanta* encanto mejor mejores amor amo adoro
  hermos* precios* increíble* increible* maravill* excelente* perfect* divertid* alegr* felicidad*
  felicitac* bonit* guap* linda lindo lindas lindos contento contenta éxito exito gana ganar jaja*
  gut gute guter gutes guten super toll tolle toller tolles danke schön* schon* liebe lieben geil*
  besten beste bester freu* glücklich* wunderbar* perfekt* großartig* spaß cool klasse lecker süß*
  herzlich* glückwunsch gewonnen gern gerne genießen
  bon bonne bons bonnes bien merci super génial* genial* aime adore* bravo parfait* heureux heureuse*
  magnifique* excellent* meilleur* beau belle joli* content contente joie fier fière félicit* mdr
  plaisir génie drôle
  bom boa bons boas ótim* otim* obrigad* feliz linda lindo lindas lindos amei amo amor adoro adorei
  melhor melhores maravilh* perfeit* incrível incriveis parabéns parabens legal divertid* kkk*
  alegria sucesso gostei gosto excelente* top
  bello bella belli belle bellissim* buono buona buoni ottim* grazie felice felici amo adoro migliore
  migliori fantastic* perfett* meravigli* stupend* bravo brava bravi brav* splendid* content* auguri
  complimenti spettacol* divert* vinto gioia
  جميل* رائع* حلو* شكرا* الحمد مبروك احب* حب سعيد* ممتاز* افضل اجمل عظيم* تمام نجاح فرح* هههه* حبيبي
  accha achha acha achhi achi acche badhiya mast pyar pyaar pyara khush khushi shukriya dhanyawad
  badhai zabardast kamaal shandar sundar jeet jeeta
`;

const bad = `
  bad worst worse hate hated hates hating awful terrible horrible sad angry anger annoy* disappoint*
  fail* failed fails sick sucks suck sucked stupid dumb ugly poor broken broke wrong problem* issue*
  delay* cancel* cancell* rude lost lose losing cry crying cried hurt* pain* upset worried worry
  scared scary afraid shame disgust* boring bored pathetic ridiculous useless waste fuck* shit* damn
  crap hell wtf ugh dead die died kill* killed death racist idiot* liar* lie lies fraud unfortunately
  sorry miss missing tired frustrat* nightmare trash garbage
  malo mala malos malas mal peor peores odio odia triste* feo fea horrible* terrible* asco asqueros*
  vergüenza verguenza pena mierda* puta puto putas joder coño llorar lloro llorando dolor duele miedo
  problema* culpa aburrid* cansad* enferm* decepcion* ladron* corrupt* muert* muere* imbécil* idiota*
  lástima lastima estúpid* estupid* injust*
  schlecht* scheiß* scheiss* schlimm* traurig* hass* hasse furchtbar* schrecklich* enttäusch* leider
  dumm* kaputt müde krank* angst schmerz* weinen wein ärger* nerv* nervt peinlich* ekel* eklig* arsch*
  problem* fehler langweilig* schade tot tod gestorben verloren wütend* schuld mist katastroph*
  mauvais* nul nulle* triste* déteste* horrible* honte* merde putain chiant* pire pires malheur* peur
  mort morts tué* colère déçu* décept* dégueu* dégout* pleur* mal problème* malade* fatigu* con connard*
  scandale* ridicule* dommage catastroph* raté guerre attentat*
  ruim ruins pior piores ódio odeio odio triste* feio feia horrível terrível merda* porra caralho puta
  nojo vergonha raiva chor* dor medo saudade problema* doente cansad* chato chata decepc* morte morreu
  morrer culpa infeliz* lixo ridícul* idiota* péssim* pessim* droga burro
  brutto brutta brutti brutte peggio peggiore male cattiv* odio odia triste tristi schifo schif* merda*
  vergogna* paura dolore deluso delusa delusi delus* orribile orribili terribile pessim* stronz* cazzo
  piang* morte morto morti problema problemi malat* stanc* noia noios* rabbia incazz* purtroppo ridicol*
  fallit* ladri disastr*
  سيء* سيئ* حزين* حزن زعل* كره اكره موت مات قتل* قتلى حرب خسر* ظلم كذب* غبي* وجع الم مريض* تعب* فشل*
  عيب حرام ارهاب* داعش ضحايا مقرف* اسوء اسوا بكي* ابكي خوف
  bura buri bure ganda gandi gande bakwas bekar dukh dukhi nafrat gussa rona ro chor sharam besharam
  ghatiya marna mar maut galat jhoot jhooth dhokha pagal kutta kutte chutiya harami haar hara barbaad
`;

const polarityGood = 1;
const polarityBad = -1;
const stemLengthMin = 3;

interface Lexicon {
  readonly words: ReadonlyMap<number, number>;
  readonly stems: ReadonlyMap<number, number>;
  /** Low sixteen bits of every stem's hash: says no without looking into the map. */
  readonly stemBits: Uint8Array;
}

const entriesOf = (list: string, polarity: number): (readonly [string, number])[] =>
  list.split(/\s+/).flatMap((entry) => (entry === '' ? [] : [[entry, polarity] as const]));

function buildLexicon(): Lexicon {
  const entries = [...entriesOf(bad, polarityBad), ...entriesOf(good, polarityGood)];
  const words = new Map<number, number>();
  const stems = new Map<number, number>();
  const stemBits = new Uint8Array(65536);
  for (const [entry, polarity] of entries) {
    if (!entry.endsWith('*')) {
      words.set(hashText(entry), polarity);
      continue;
    }
    const hash = hashText(entry.slice(0, -1));
    stems.set(hash, polarity);
    stemBits[hash & 65535] = 1;
  }
  return { words, stems, stemBits };
}

const { words, stems, stemBits } = buildLexicon();

/** 1 for a good word, −1 for a bad one, 0 for every other. */
export function polarityOf(units: Uint16Array, start: number, end: number): number {
  let hash = hashStart;
  let stemmed = 0;
  for (let i = start; i < end; i += 1) {
    hash = hashStep(hash, units[i] as number);
    if (i - start + 1 >= stemLengthMin && stemBits[hash & 65535] === 1) {
      stemmed = stems.get(hash) ?? stemmed;
    }
  }
  return words.get(hash) ?? stemmed;
}

/**
 * Small closed lists of words that change what their neighbours mean: negators,
 * and words that turn a sentence (`but`). English, Spanish, German, French,
 * Portuguese, Italian, Arabic and romanised Hindi, written as the tokenizer
 * folds them.
 */

const negatorList = `
  not no never none nobody nothing neither nor without cannot cant dont doesnt didnt isnt arent wasnt
  werent wont wouldnt shouldnt couldnt hasnt havent hadnt aint hardly barely nope lack lacks lacking
  can't don't doesn't didn't isn't aren't wasn't weren't won't wouldn't shouldn't couldn't hasn't
  haven't hadn't ain't
  nunca jamás jamas nada nadie ni sin tampoco
  nicht kein keine keinen keiner keines keinem nie niemals nichts ohne weder
  pas ne jamais rien aucun aucune sans ni n'est n'a n'ai n'y personne
  não nao nem ninguém ninguem nenhum nenhuma sem
  non mai niente nessuno nessuna senza né neanche
  لا ليس ليست لم لن ما مش مو مب غير بدون ولا
  nahi nahin nhi nai mat bina na koi
`;

const contrastList = `
  but however although though yet whereas while except unless
  pero aunque sino
  aber doch sondern obwohl jedoch
  mais pourtant cependant malgré
  mas porém porem embora
  ma però pero tuttavia anche
  لكن بس ولكن
  lekin magar par
`;

const wordsOf = (list: string): readonly string[] =>
  list.split(/\s+/).filter((word) => word !== '');

export const negators: readonly string[] = wordsOf(negatorList);
export const contrasts: readonly string[] = wordsOf(contrastList);

import { describe, expect, it } from 'vitest';
import { craftOf, meanCraft } from '../../../src/rank/index.ts';

/** One detailed post and one of everyday talk in each language. */
const pairs: readonly (readonly [string, string, string])[] = [
  [
    'en',
    'After 14 months of daily commuting the sole shows 2 mm of wear, the stitching on the heel holds, and the leather takes wax better than the previous version. Repair kit included, so it will not end in landfill.',
    'Had such a lovely day with everyone, thank you all for coming, see you next week at the usual place!',
  ],
  [
    'de',
    'Nach 8 Monaten täglichem Einsatz hält die Naht, das Leder ist robust, und im Vergleich zum Vorgänger ist die Sohle 3 mm dicker. Ersatzteile gibt es, man kann alles reparieren.',
    'So ein schöner Tag mit euch allen, danke fürs Kommen und bis nächste Woche am gleichen Ort!',
  ],
  [
    'fr',
    'Après 6 mois d’usage quotidien, la couture tient, le tissu sèche en 40 min, et la semelle est plus épaisse que sur la version précédente. Réparable, sans emballage plastique.',
    'Quelle belle journée avec vous tous, merci d’être venus, à la semaine prochaine !',
  ],
  [
    'es',
    'Tras 10 meses de uso diario la costura aguanta, el cuero no se agrieta y la suela perdió solo 2 mm. Comparado con el modelo anterior pesa 80 g menos y se puede reparar.',
    '¡Qué día tan bonito con todos vosotros, gracias por venir y hasta la semana que viene!',
  ],
  [
    'it',
    'Dopo 9 mesi di uso quotidiano le cuciture tengono, la pelle è robusta e la suola ha perso 2 mm. Rispetto al modello precedente pesa 60 g in meno e si ripara.',
    'Che bella giornata con tutti voi, grazie di essere venuti e alla prossima settimana!',
  ],
  [
    'pt',
    'Depois de 7 meses de uso diário a costura aguenta, o couro é resistente e a sola perdeu 2 mm. Comparado com o modelo anterior pesa 90 g a menos e dá para reparar.',
    'Que dia tão bonito com todos vocês, obrigado por terem vindo e até para a semana!',
  ],
  [
    'ar',
    'بعد 6 أشهر من الاستخدام يوميا الخياطة متينة والجلد لم يتشقق، مقارنة مع الموديل السابق أخف 80 g ويمكن إصلاح النعل وإعادة التدوير',
    'يوم جميل جدا معكم جميعا شكرا على حضوركم نراكم قريبا إن شاء الله',
  ],
  [
    'hi',
    '6 mahine roz istemal ke baad bhi silai majboot hai, kapda 40 baar dhone ke baad theek hai, pichle model ki tulna mein 80 g halka, marammat bhi ho sakti hai',
    'aaj ka din bahut accha tha aap sab ke saath, aane ke liye dhanyavaad, phir milenge',
  ],
];

describe('craft of a post', () => {
  it.each(pairs)('is told from everyday talk in %s', (_, detailed, everyday) => {
    expect(craftOf(detailed)).toBeGreaterThan(0.6);
    expect(craftOf(everyday)).toBeLessThan(0.2);
  });

  it('reads Hindi in its own script', () => {
    expect(
      craftOf('6 महीने रोज़ इस्तेमाल के बाद भी सिलाई मजबूत है, कपड़ा टिकाऊ, मरम्मत भी हो सकती है और कचरा कम'),
    ).toBeGreaterThan(0.5);
  });

  it('is none of praise, links, tags and nothing', () => {
    for (const text of [
      '',
      'love it!!!',
      '😀😀😀 🔥',
      'https://example.org/stitching-leather-sole-repair @leather_repair #stitching #recycled',
      'best brand ever, absolutely amazing, so happy, totally recommend it to all of you',
    ]) {
      expect(craftOf(text)).toBeLessThan(0.15);
    }
  });

  it('stays within 0 and 1, also for very long and strange texts', () => {
    for (const text of [
      'a '.repeat(100_000),
      '\ud800 lone',
      'stitching 3 mm than '.repeat(9_000),
    ]) {
      const craft = craftOf(text);
      expect(craft).toBeGreaterThanOrEqual(0);
      expect(craft).toBeLessThanOrEqual(1);
    }
  });

  it('does not depend on case or accents', () => {
    expect(craftOf('CORRIENTE: LA COSTURA DEL ALGODON, PRECISION Y DURACION')).toBe(
      craftOf('corriente: la costura del algodón, precisión y duración'),
    );
  });
});

describe('craft of a person', () => {
  it('is shrunk toward the company’s mean while posts are few', () => {
    expect(meanCraft(0, 0, 0.1)).toBeNull();
    expect(meanCraft(0.9, 1, 0.1)).toBeCloseTo((0.9 + 0.3) / 4, 12);
    expect(meanCraft(90, 100, 0.1)).toBeCloseTo(90.3 / 103, 12);
  });
});

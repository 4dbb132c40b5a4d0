/**
 * Names in scripts whose transliteration is not how their bearers spell them.
 *
 * Arabic and Hebrew leave most vowels out (`محمد` would become `mhmd`), Korean
 * family names have spellings of their own (김 is Kim), and names of Han letters
 * stand unparted with the family name first; Devanagari leaves a vowel to be
 * read. Takes a name; gives it with the
 * names of the tables in Latin letters, Chinese, Japanese and Korean ones parted
 * and the given name first, and everything else as it is. From general
 * knowledge of common names.
 */
import anyAscii from 'any-ascii';
import { latinOfDevanagari } from './devanagari.ts';

const otherScripts =
  /[\u0370-\u03ff\u0590-\u06ff\u0900-\u097f\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/;
const tokens =
  /[\u0370-\u03ff]+|[\u0590-\u05ff]+|[\u0900-\u097f]+|[\u0620-\u064a\u0671-\u06d3]+|[\u3005\u3400-\u9fff]+|[\uac00-\ud7af]+/g;

export function latinName(text: string): string {
  return otherScripts.test(text) ? text.replace(tokens, latinToken) : text;
}

const pairsOf = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .split(/\s+/)
      .filter(Boolean)
      .map((entry) => entry.split('=') as [string, string]),
  );

const vowelled = pairsOf(`
  محمد=mohammed أحمد=ahmed احمد=ahmed محمود=mahmoud علي=ali عمر=omar حسن=hassan حسين=hussein خالد=khaled
  يوسف=youssef إبراهيم=ibrahim ابراهيم=ibrahim مصطفى=mustafa كريم=karim طارق=tariq سمير=samir وليد=walid
  فيصل=faisal سامي=sami زياد=ziad بلال=bilal نبيل=nabil رامي=rami عادل=adel حمزة=hamza سعد=saad سعيد=said
  عبدالله=abdullah عبد=abdul الله=allah الرحمن=rahman عبدالرحمن=abdulrahman صالح=saleh ماجد=majed فهد=fahad
  ناصر=nasser سلمان=salman سليمان=suleiman جمال=jamal كمال=kamal هشام=hisham أسامة=osama اسامة=osama
  أيمن=ayman أنس=anas ياسر=yasser ياسين=yassin رشيد=rashid عثمان=othman جعفر=jaafar مروان=marwan
  فاطمة=fatima عائشة=aisha مريم=maryam خديجة=khadija زينب=zainab نور=noor ليلى=layla سارة=sara هدى=huda
  أمل=amal سلمى=salma رانيا=rania دينا=dina ياسمين=yasmin حنان=hanan منى=mona ريم=reem لينا=lina
  سميرة=samira نادية=nadia إيمان=iman داليا=dalia هبة=heba أميرة=amira سعاد=suad رنا=rana شيماء=shaimaa
  حداد=haddad خوري=khoury منصور=mansour فاروق=farouk عزيز=aziz سالم=salem حمدان=hamdan قاسم=qasim
  شريف=sharif درويش=darwish عوض=awad حكيم=hakim خليل=khalil نجار=najjar حبيب=habib جابر=jaber
  משה=moshe יוסף=yosef דוד=david אברהם=avraham יעקב=yaakov יצחק=yitzhak שלמה=shlomo חיים=haim שמואל=shmuel
  דניאל=daniel יונתן=yonatan יואב=yoav נועם=noam איתי=itai אורי=uri גיל=gil רון=ron עומר=omer אבי=avi
  מיכאל=michael אליהו=eliyahu יהודה=yehuda שרה=sarah רחל=rachel רבקה=rivka לאה=leah מרים=miriam אסתר=esther
  חנה=hannah נועה=noa מיכל=michal תמר=tamar יעל=yael שירה=shira מאיה=maya דנה=dana רותי=ruthi רות=ruth
  כהן=cohen לוי=levy מזרחי=mizrahi פרץ=peretz ביטון=biton אברהמי=avrahami פרידמן=friedman שפירא=shapira
  גולדברג=goldberg רוזנברג=rosenberg כץ=katz אזולאי=azoulay`);

const koreanFamilies = pairsOf(`
  김=kim 이=lee 박=park 최=choi 정=jung 강=kang 조=cho 윤=yoon 장=jang 임=lim 한=han 오=oh 서=seo 신=shin
  권=kwon 황=hwang 안=ahn 송=song 류=ryu 유=yoo 전=jeon 홍=hong 고=ko 문=moon 양=yang 손=son 배=bae 백=baek
  허=heo 남=nam 심=shim 노=noh 하=ha 곽=kwak 성=sung 차=cha 주=joo 우=woo 구=koo 민=min 나=na 진=jin 지=ji
  엄=um 채=chae 원=won 천=chun 방=bang 공=kong 현=hyun 함=ham 변=byun 남궁=namgung 황보=hwangbo 선우=sunwoo`);

const japaneseFamilies = pairsOf(`
  佐藤=sato 鈴木=suzuki 高橋=takahashi 田中=tanaka 伊藤=ito 渡辺=watanabe 渡邊=watanabe 山本=yamamoto
  中村=nakamura 小林=kobayashi 加藤=kato 吉田=yoshida 山田=yamada 佐々木=sasaki 山口=yamaguchi
  松本=matsumoto 井上=inoue 木村=kimura 斎藤=saito 斉藤=saito 齋藤=saito 清水=shimizu 山崎=yamazaki
  池田=ikeda 橋本=hashimoto 阿部=abe 石川=ishikawa 前田=maeda 藤田=fujita 小川=ogawa 岡田=okada 後藤=goto
  長谷川=hasegawa 石井=ishii 村上=murakami 近藤=kondo 坂本=sakamoto 遠藤=endo 青木=aoki 藤井=fujii
  西村=nishimura 福田=fukuda 太田=ota 三浦=miura 藤原=fujiwara 岡本=okamoto 松田=matsuda 中島=nakajima
  中川=nakagawa 原田=harada 小野=ono 竹内=takeuchi 田村=tamura 和田=wada 上田=ueda 石田=ishida 森田=morita
  柴田=shibata 酒井=sakai 工藤=kudo 横山=yokoyama 宮崎=miyazaki 宮本=miyamoto 内田=uchida 高木=takagi
  安藤=ando 谷口=taniguchi 大野=ono 丸山=maruyama 今井=imai 河野=kono 藤本=fujimoto 村田=murata 武田=takeda
  上野=ueno 杉山=sugiyama 増田=masuda 平野=hirano 大塚=otsuka 千葉=chiba 久保=kubo 松井=matsui 小島=kojima
  岩崎=iwasaki 桜井=sakurai 野口=noguchi 松尾=matsuo 野村=nomura 木下=kinoshita 菊地=kikuchi 菊池=kikuchi
  佐野=sano 大西=onishi 杉本=sugimoto 新井=arai 浜田=hamada 市川=ichikawa 古川=furukawa 水野=mizuno
  小松=komatsu 島田=shimada 小山=koyama 高田=takada 山内=yamauchi 西田=nishida 菅原=sugawara`);

const japaneseGiven = pairsOf(`
  太郎=taro 一郎=ichiro 次郎=jiro 健=ken 健太=kenta 健一=kenichi 翔太=shota 大輔=daisuke 直樹=naoki 拓也=takuya
  達也=tatsuya 和也=kazuya 哲也=tetsuya 誠=makoto 浩=hiroshi 隆=takashi 学=manabu 剛=tsuyoshi 修=osamu
  大樹=daiki 亮=ryo 涼=ryo 翼=tsubasa 蓮=ren 悠斗=yuto 陽翔=haruto 大翔=hiroto 颯太=sota 優斗=yuto 悟=satoru
  花子=hanako 裕子=yuko 優子=yuko 恵子=keiko 洋子=yoko 陽子=yoko 智子=tomoko 久美子=kumiko 由美子=yumiko
  美咲=misaki 明美=akemi 真由美=mayumi 直美=naomi 香織=kaori 愛=ai 葵=aoi 結衣=yui 陽菜=hina 美穂=miho
  彩=aya 恵=megumi 舞=mai 桜=sakura 凛=rin 結菜=yuna 美優=miyu 七海=nanami 遥=haruka 千尋=chihiro 和子=kazuko`);

/** Common Chinese family names; those of two letters first. */
const chineseFamilies: readonly string[] = [
  ...'欧阳 歐陽 司马 司馬 上官 诸葛 諸葛 司徒 东方 東方 夏侯 皇甫 尉迟 慕容'.split(' '),
  ...'王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖萧蕭田董袁潘于蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鍾谭譚陆陸汪范金石廖贾賈夏韦韋付方白邹鄒孟熊秦邱江尹薛闫阎段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴武戴莫孔向汤湯',
];

function latinToken(token: string): string {
  const code = token.charCodeAt(0);
  if (code < 0x400) return greekName(token);
  if (code < 0x700) return vowelled.get(token) ?? token;
  if (code < 0x980) return latinOfDevanagari(token);
  return (code >= 0xac00 ? koreanName(token) : hanName(token)) ?? token;
}

/** Pairs of letters that stand for one sound; the rest is transliterated as it is. */
const greekName = (token: string): string =>
  token
    .replace(/ο[υύ]/gi, 'ou')
    .replace(/^μπ/i, 'b')
    .replace(/^ντ/i, 'd')
    .replace(/γγ/gi, 'ng')
    .replace(/ε[υύ]/gi, 'ev')
    .replace(/α[υύ]/gi, 'av');

/** True where a name is written in Han, Hangul or kana, family name first. */
export const isFamilyFirst = (text: string): boolean =>
  /^\s*[\u3005\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]/.test(text);

const latin = (text: string): string => anyAscii(text).toLowerCase();
const givenFirst = (given: string, family: string): string => ` ${given} ${family} `;

function koreanName(token: string): string | undefined {
  if (token.length === 1) return koreanFamilies.get(token);
  for (const length of [2, 1]) {
    const family = koreanFamilies.get(token.slice(0, length));
    const given = token.slice(length);
    if (family !== undefined && given.length >= 1 && given.length <= 2 && token.length > 2) {
      return givenFirst(latin(given), family);
    }
  }
  return undefined;
}

function hanName(token: string): string | undefined {
  const alone = japaneseFamilies.get(token) ?? japaneseGiven.get(token);
  if (alone !== undefined) return ` ${alone} `;
  for (const length of [3, 2]) {
    const family = japaneseFamilies.get(token.slice(0, length));
    const given = token.slice(length);
    if (family !== undefined && given !== '') {
      return givenFirst(japaneseGiven.get(given) ?? latin(given), family);
    }
  }
  if (token.length < 2 || token.length > 4) return undefined;
  const family = chineseFamilies.find((name) => token.startsWith(name));
  const given = family === undefined ? '' : token.slice(family.length);
  if (family === undefined || given === '' || given.length > 2) return undefined;
  return givenFirst(latin(given), latin(family));
}

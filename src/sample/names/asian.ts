/** People of the town from India, the Arab countries, China and Japan, with native spellings. */
import { type Culture, nativeOf, nicknames, places, words } from './culture.ts';

export const indian: Culture = {
  key: 'in',
  country: 'IN',
  countryName: 'India',
  share: 0.07,
  langs: { hi: 0.72, en: 0.28 },
  givenFemale:
    words(`Priya Anjali Pooja Neha Kavita Sunita Deepika Shreya Divya Aishwarya Lakshmi Meera
    Nisha Rekha Ritu Sneha Swati Tanvi Usha Vidya Ananya Ishita Radhika Shalini Jyoti Kiran Aarti
    Bhavna Gayatri Pallavi`),
  givenMale:
    words(`Rahul Amit Sanjay Rajesh Vijay Arjun Rohan Vikram Suresh Anil Arun Karthik Manoj Nikhil
    Prakash Ravi Sandeep Siddharth Sunil Varun Aditya Aarav Deepak Gaurav Harish Imran Krishna Mahesh
    Pranav Yash`),
  family:
    words(`Sharma Verma Gupta Singh Kumar Patel Shah Reddy Nair Iyer Rao Mehta Joshi Desai Khan Das
    Banerjee Chatterjee Mukherjee Agarwal Mishra Pandey Yadav Chauhan Kapoor Malhotra Bose Menon
    Pillai Kulkarni`),
  stems:
    words(`Agni Bala Bhatt Chandra Chari Deo Devi Dhar Gada Gan Gokh Hari Jag Kal Kar Khan Kott Krish
    Mad Mahan Mani Moha Nanda Nara Pad Pan Prab Raja Ram Sama Sesh Shri Sub Tal Tri Udu Vara Venka Wal`),
  endings: words(
    `kar nathan deva palli puri raj wala mani want rajan bhai yappa sekhar giri pathi lal`,
  ),
  composedShare: 0.55,
  nick: nicknames(`Siddharth:Sid Aishwarya:Aish,Ash Deepika:Deepu Rajesh:Raj,Raju Sandeep:Sandy
    Karthik:Karthi Lakshmi:Lucky Anjali:Anju Krishna:Kris Vikram:Vicky Aditya:Adi Nikhil:Nik
    Divya:Divs Priya:Pri Radhika:Radhi Pranav:Pranu Suresh:Suri`),
  native: nativeOf(`Priya=प्रिया Anjali=अंजलि Pooja=पूजा Neha=नेहा Kavita=कविता Sunita=सुनीता Rahul=राहुल
    Amit=अमित Sanjay=संजय Rajesh=राजेश Vijay=विजय Arjun=अर्जुन Ravi=रवि Sharma=शर्मा Verma=वर्मा
    Gupta=गुप्ता Singh=सिंह Kumar=कुमार Patel=पटेल Joshi=जोशी Mishra=मिश्रा Pandey=पांडेय Yadav=यादव
    Manoj=मनोज Deepak=दीपक Sunil=सुनील Meera=मीरा Jyoti=ज्योति`),
  familyFirst: false,
  doubleJoin: '',
  places: places(`Mumbai|Maharashtra|400|Bombay;Mumbai, India
    Delhi|Delhi|110|New Delhi;Dilli
    Bengaluru|Karnataka|560|Bangalore;BLR
    Hyderabad|Telangana|500|Hyderabad, India
    Chennai|Tamil Nadu|600|Chennai, TN
    Pune|Maharashtra|411|Pune, India
    Kolkata|West Bengal|700|Calcutta
    Jaipur|Rajasthan|302|Jaipur, Rajasthan
    Lucknow|Uttar Pradesh|226|Lucknow, UP
    Kochi|Kerala|682|Cochin;Kerala`),
  currency: 'INR',
  phone: '91',
};

const arabFemale = `Fatima=فاطمة Aisha=عائشة Maryam=مريم Khadija=خديجة Zainab=زينب Noor=نور Layla=ليلى
  Sara=سارة Huda=هدى Amal=أمل Salma=سلمى Rania=رانيا Dina=دينا Yasmin=ياسمين Hanan=حنان Mona=منى
  Reem=ريم Lina=لينا Samira=سميرة Nadia=نادية Iman=إيمان Dalia=داليا Ghada=غادة Heba=هبة`;
const arabMale = `Mohammed=محمد Ahmed=أحمد Ali=علي Omar=عمر Youssef=يوسف Hassan=حسن Hussein=حسين
  Khaled=خالد Ibrahim=إبراهيم Mahmoud=محمود Mustafa=مصطفى Karim=كريم Tariq=طارق Samir=سمير Walid=وليد
  Faisal=فيصل Sami=سامي Ziad=زياد Bilal=بلال Nabil=نبيل Rami=رامي Adel=عادل Hamza=حمزة Saad=سعد`;
const arabFamily = `Hassan=حسن Ali=علي Ibrahim=إبراهيم Haddad=حداد Khoury=خوري Najjar=نجار Mansour=منصور
  Saleh=صالح Nasser=ناصر Farouk=فاروق Aziz=عزيز Salem=سالم Hamdan=حمدان Sabbagh=صباغ Qasim=قاسم
  Rashid=رشيد Sharif=شريف Zaki=زكي Fares=فارس Darwish=درويش Kassab=قصاب Bakri=بكري Awad=عوض Hakim=حكيم`;

export const arab: Culture = {
  key: 'ar',
  country: 'AE',
  countryName: 'UAE',
  share: 0.06,
  langs: { ar: 0.86, en: 0.14 },
  givenFemale: words(arabFemale),
  givenMale: words(arabMale),
  family: words(arabFamily),
  stems:
    words(`Al_Bad Al_Fah Al_Gham Al_Har Al_Jab Al_Kha Al_Mar Al_Naj Al_Qah Al_Ram Al_Sab Al_Tam Al_Zah
    Bin_Sal Abu_Ham Abu_Nas Ben_Yah El_Mas El_Sha El_Tay Kan Mas Shar Taw`),
  endings: words(`awi ri di mi tani rani zoui bi lani madi fani sari hawi qi`),
  composedShare: 0.55,
  nick: nicknames(`Mohammed:Moe,Hamada Fatima:Fatoum Youssef:Joe,Yousri Khaled:Khalood Mustafa:Safi
    Ibrahim:Bibo Ahmed:Hamoudi Zainab:Zee Maryam:Mimi Mahmoud:Hoda`),
  native: nativeOf(arabFemale, arabMale, arabFamily),
  familyFirst: false,
  doubleJoin: '',
  places: places(`Dubai|Dubai|00|دبي;Dubai, UAE
    Abu Dhabi|Abu Dhabi|00|أبوظبي;AUH
    Sharjah|Sharjah|00|الشارقة
    Al Ain|Abu Dhabi|00|العين
    Ajman|Ajman|00|عجمان
    Ras Al Khaimah|Ras Al Khaimah|00|رأس الخيمة;RAK`),
  currency: 'AED',
  phone: '971',
};

const hanFemale = `Fang=芳 Na=娜 Min=敏 Jing=静 Li=丽 Yan=艳 Xia=霞 Ping=萍 Hong=红 Xiuying=秀英 Guiying=桂英
  Tingting=婷婷 Xiaomei=晓梅 Meiling=美玲 Yuhan=雨涵 Xinyi=欣怡 Zihan=子涵 Shihan=诗涵 Mengyao=梦瑶 Jiayi=佳怡
  Ruoxi=若曦 Yutong=雨桐 Siqi=思琪 Wenjing=文静 Xueqin=雪琴 Lihua=丽华 Chunmei=春梅 Yuehua=月华`;
const hanMale = `Wei=伟 Qiang=强 Lei=磊 Jun=军 Yang=洋 Yong=勇 Jie=杰 Tao=涛 Ming=明 Chao=超 Gang=刚 Bo=波 Hao=浩
  Zihao=子豪 Haoran=浩然 Yuxuan=宇轩 Junjie=俊杰 Mingze=明泽 Jianguo=建国 Zhiqiang=志强 Wenbin=文斌 Xiaodong=晓东
  Guangming=光明 Tianyu=天宇 Ruichen=瑞辰 Bowen=博文 Zhenhua=振华 Haitao=海涛`;
const hanFamily = `Wang=王 Li=李 Zhang=张 Liu=刘 Chen=陈 Yang=杨 Huang=黄 Zhao=赵 Wu=吴 Zhou=周 Xu=徐 Sun=孙 Ma=马
  Zhu=朱 Hu=胡 Guo=郭 He=何 Lin=林 Gao=高 Luo=罗 Zheng=郑 Liang=梁 Xie=谢 Song=宋 Tang=唐 Deng=邓 Han=韩 Feng=冯
  Cao=曹 Peng=彭 Zeng=曾 Xiao=肖 Tian=田 Dong=董 Pan=潘 Yuan=袁 Cai=蔡 Jiang=蒋 Yu=余 Du=杜 Ye=叶 Cheng=程
  Wei=魏 Su=苏 Lu=吕 Ding=丁 Ren=任 Shen=沈 Yao=姚 Cui=崔 Zhong=钟 Tan=谭 Fan=范 Shi=石 Qiu=邱 Qin=秦`;

export const chinese: Culture = {
  key: 'cn',
  country: 'CN',
  countryName: 'China',
  share: 0.02,
  langs: { en: 1 },
  givenFemale: words(hanFemale),
  givenMale: words(hanMale),
  family: words(hanFamily),
  stems: ['Ou', 'Si', 'Shang', 'Zhu', 'Xia'],
  endings: ['yang', 'ma', 'guan', 'ge', 'hou'],
  composedShare: 0.03,
  nick: nicknames(`Wei:Will,Wayne Jing:Jenny Li:Lily Junjie:JJ Tingting:Tina Haoran:Harry Xiaomei:May
    Siqi:Suki Bowen:Bowie Meiling:Mei Mingze:Max Jiayi:Joy`),
  native: nativeOf(hanFamily, hanFemale, hanMale),
  familyFirst: true,
  doubleJoin: '',
  places: places(`Shanghai|Shanghai|200|上海
    Beijing|Beijing|100|北京
    Shenzhen|Guangdong|518|深圳
    Chengdu|Sichuan|610|成都
    Hangzhou|Zhejiang|310|杭州
    Kunming|Yunnan|650|昆明`),
  currency: 'CNY',
  phone: '86',
};

const nihonFemale = `Yui=結衣 Hina=陽菜 Sakura=さくら Aoi=葵 Yuko=裕子 Keiko=恵子 Naomi=直美 Akiko=明子 Haruka=遥
  Misaki=美咲 Ayumi=歩 Mika=美香 Rin=凛 Mei=芽依 Yumi=由美 Tomoko=智子 Kaori=香織 Emi=恵美 Nanami=七海 Chihiro=千尋`;
const nihonMale = `Hiroshi=浩 Takashi=隆 Kenji=健二 Haruto=陽翔 Sota=颯太 Yuto=悠斗 Ren=蓮 Kaito=海斗 Daiki=大輝
  Satoshi=聡 Makoto=誠 Tsuyoshi=剛 Naoki=直樹 Ryo=亮 Shota=翔太 Kazuki=一樹 Masato=正人 Tatsuya=達也 Akira=明 Jun=純`;
const nihonFamily = `Sato=佐藤 Suzuki=鈴木 Takahashi=高橋 Tanaka=田中 Watanabe=渡辺 Ito=伊藤 Yamamoto=山本
  Nakamura=中村 Kobayashi=小林 Kato=加藤 Yoshida=吉田 Yamada=山田 Sasaki=佐々木 Yamaguchi=山口 Matsumoto=松本
  Inoue=井上 Kimura=木村 Hayashi=林 Shimizu=清水 Saito=斎藤 Mori=森 Ikeda=池田 Hashimoto=橋本 Ishikawa=石川
  Ogawa=小川 Okada=岡田 Hasegawa=長谷川 Fujita=藤田 Goto=後藤 Kondo=近藤 Endo=遠藤 Aoki=青木 Sakamoto=坂本`;

export const japanese: Culture = {
  key: 'jp',
  country: 'JP',
  countryName: 'Japan',
  share: 0.01,
  langs: { en: 1 },
  givenFemale: words(nihonFemale),
  givenMale: words(nihonMale),
  family: words(nihonFamily),
  stems: words('Kita Naka Kami Shimo Taka Hira Matsu Ishi Kuro Shira Aka Mizu Asa Haya Oka'),
  endings: words('moto yama gawa mura shima saki ta no hara zawa da gami'),
  composedShare: 0.35,
  nick: nicknames(`Hiroshi:Hiro Takashi:Taka Yuko:Yuu Haruka:Haru Kenji:Ken Satoshi:Sato Akiko:Aki
    Kazuki:Kazu Daiki:Dai Nanami:Nana Tatsuya:Tatsu`),
  native: nativeOf(nihonFamily, nihonFemale, nihonMale),
  familyFirst: true,
  doubleJoin: '',
  places: places(`Tokyo|Tokyo|100|東京;Tokyo, Japan
    Osaka|Osaka|530|大阪
    Kyoto|Kyoto|600|京都
    Sapporo|Hokkaido|060|札幌
    Nagano|Nagano|380|長野
    Fukuoka|Fukuoka|810|福岡`),
  currency: 'JPY',
  phone: '81',
};

/**
 * Words by which people who treat a product as a craft can be told, in eight
 * languages, by what the word is about. Written for this purpose; folded (lower
 * case, no accents, ß as ss); `*` stands for any ending. Everyday praise and
 * blame are left out on purpose: craft is not sentiment.
 *
 * Arabic words stand without the article; `hi` is romanised Hindi and Hindi in
 * its own script.
 */

export const craftThemes = ['use', 'make', 'knowledge', 'earth', 'people'] as const;

/**
 * use: how it behaves over time in hands that use it; make: material, parts,
 * workmanship; knowledge: how it works, how it was tested; earth: effect on the
 * environment; people: effect on those who make or wear it.
 */
export type CraftTheme = (typeof craftThemes)[number];

type Words = Readonly<Record<CraftTheme, string>>;

const english: Words = {
  use: 'months weeks daily everyday commute* wear wears worn wore washed washing washes rain grip fit fits fitted break-in ergonom* comfort* handling waterproof* breathab* cushion* battery charge* maintenance maintain* clean* lasts lasted lifespan long-term outdoors trail miles hike* laundry',
  make: 'stitch* seam* fabric* leather sole soles zipper* zip buckle* hinge* screw* welded weld* build material* finish finishing cotton wool nylon polyester steel aluminium aluminum titanium wood* grain* lining coating* craftsmanship workmanship durab* sturdy tolerance* solder* glue* thread* lacquer* weave woven midsole outsole bearing* gasket* blade* adhesive* tape* wax* beeswax oil oiled varnish baffle* webbing padding plate abras* delaminat* allowance',
  knowledge:
    'test* measur* compar* spec specs specification* version* model revision* calibrat* setting* torque pressure temperature ratio firmware sensor* mechanism* component* design* technique* method* density viscosity roast* extract* ingredient* batch* prototype* review* benchmark* accura* consisten* precis* efficien* torsion load* column* compound* tensile yield measured millimet* centimet* gram grams kilo kilos kilogram* degree* percent litre* liter* denier pattern* standard',
  earth:
    'recycl* repair* sustainab* carbon emission* footprint compost* waste landfill biodegradab* organic packaging plastic* microplastic* renewable reus* spare eco-friendly climate solvent* pfas refurbish* upcycl* fair-trade solar',
  people:
    'worker* wage* factory factories labor labour artisan* supplier* traceab* supply-chain ethic* allerg* skin vegan safety toxic* nontoxic community',
};

const german: Words = {
  use: 'monate* wochen taglich* alltag* getragen trage tragt gewaschen wasche* waschgang regen grip passform sitzt ergonom* komfort* handhabung wasserdicht* atmungsaktiv* dampfung akku aufgeladen wartung pflege* gereinigt haltbar* langzeit* dauereinsatz gelande kilometer wanderung*',
  make: 'naht nahte genaht* stoff* leder* sohle* reissverschluss* schnalle* scharnier* schraube* verarbeit* material* baumwoll* wolle nylon polyester stahl* aluminium titan holz* futter beschicht* handwerk* robust* stabil* verklebt* faden gewebe lackier* lager dichtung* klinge* klebstoff* kleber klebeband wachs* geolt polster* gurtband abrieb* abgelost*',
  knowledge:
    'test* gemessen messung* vergleich* verglichen daten datenblatt version* modell* kalibrier* einstellung* drehmoment druck temperatur verhaltnis firmware sensor* mechani* bauteil* komponent* konstru* technik* methode* dichte rostung extraktion inhaltsstoff* charge* prototyp* genau* prazis* effizien* torsion last lasten wassersaule* zugfest* mischung* millimeter zentimeter gramm kilo kilogramm grad prozent liter denier norm schnitt*',
  earth:
    'recycl* recycel* repar* nachhaltig* co2 emission* fussabdruck kompost* abfall mull biologisch* bio verpackung* plastik* mikroplastik erneuerbar* wiederverwend* ersatzteil* umwelt* klima* losungsmittel* okolog* solar*',
  people:
    'arbeiter* arbeitsbedingung* lohn lohne fabrik* handwerker* lieferant* lieferkette* ruckverfolg* ethisch* fair* allerg* haut vegan sicherheit giftig* schadstoff*',
};

const french: Words = {
  use: 'mois semaines quotidien* porte portee portees lave lavage* lavages pluie adherence taille ergonom* confort* maniabilite impermeable* respirant* amorti batterie recharge* entretien entreten* nettoy* dure durabilite kilometres randonnee* usage utilisation terrain',
  make: 'couture* tissu* cuir semelle* zip fermeture* boucle* charniere* vis soude* matiere* materiau* finition* coton laine nylon polyester acier aluminium titane bois doublure revetement* artisan* fabrication durable* solide* robust* colle* fil tissage vernis roulement* joint lame* adhesif* cire* huile* rembourrage sangle* abras* decoll*',
  knowledge:
    'test* mesur* compar* fiche technique* version* modele* calibr* reglage* couple pression temperature ratio capteur* mecanism* composant* conception methode* densite torrefaction extraction ingredient* lot prototype* precis* efficac* rendement torsion charge* colonne* compos* millimetre* centimetre* gramme* kilo kilos degre* litre* denier norme*',
  earth:
    'recycl* repar* ecolog* carbone emission* empreinte compost* dechet* biodegradable* biologique* bio emballage* plastique* microplastique* renouvelable* reutilis* reemploi rechange environnement* climat* solvant* solaire*',
  people:
    'ouvrier* ouvriere* salaire* usine* fournisseur* tracab* approvisionnement ethique* equitable* allerg* peau vegan securite toxique*',
};

const spanish: Words = {
  use: 'meses semanas diario diaria* puesto puestas lavado* lavados lluvia agarre talla ergonom* comod* manejo impermeable* transpirable* amortigua* bateria carga* mantenimiento limpi* dura duracion kilometros senderismo uso caminata*',
  make: 'costura* tela tejido* cuero suela* cremallera* hebilla* bisagra* tornillo* soldad* material* acabado* algodon lana nailon poliester acero aluminio titanio madera forro recubrimiento artesan* fabricacion durader* resistente* robust* pegad* hilo barniz rodamiento* junta cuchilla* adhesiv* cera encer* aceite acolch* correa* abras* despeg*',
  knowledge:
    'prueba* probe medi medicion* medid* compar* especificacion* ficha version* modelo* calibr* ajuste* presion temperatura proporcion sensor* mecanismo* componente* diseno tecnic* metodo* densidad tueste extraccion ingrediente* lote prototipo* precis* eficien* rendimiento torsion carga columna* compuesto* milimetro* centimetro* gramo* kilo kilos grado* litro* denier norma*',
  earth:
    'recicl* repar* sostenib* sustentab* carbono emision* huella compost* residuo* biodegradable* organic* envase* embalaje* plastic* microplastico* renovable* reutiliz* repuesto* medioambient* ambiental* clima* disolvente* ecologic* solar*',
  people:
    'trabajador* obrer* salario* fabrica* proveedor* trazab* suministro etic* alerg* piel vegan* seguridad toxic*',
};

const italian: Words = {
  use: 'mesi settimane quotidian* indossat* lavat* lavaggi* pioggia aderenza calzata vestibilita ergonom* comod* maneggev* impermeabil* traspirant* ammortizz* batteria ricaric* manutenzione pulizia pulit* dura durata chilometri escursion* uso utilizz*',
  make: 'cucitur* tessut* pelle cuoio suola suole cerniera cerniere fibbia vite viti saldat* material* finitur* cotone lana nylon poliestere acciaio alluminio titanio legno fodera rivestimento artigian* fabbricazione lavorazione durevol* robust* solid* incollat* filo vernice cuscinett* guarnizion* lama adesiv* cera olio imbottitura cinghi* abras* scoll*',
  knowledge:
    'prova prove testat* misur* confront* scheda specifich* version* modell* calibr* regolazion* pressione temperatura rapporto sensor* meccanism* component* progett* tecnic* metod* densita tostatura estrazione ingredient* lotto prototip* precis* efficien* rendimento torsione carico colonna mescola millimetr* centimetr* grammi grammo chilo chili gradi litri denier norma',
  earth:
    'ricicl* ripar* sostenib* carbonio emission* impronta compost* rifiut* biodegradabil* biologic* imballagg* plastic* microplastic* rinnovabil* riutilizz* ricamb* ambient* clima* solvent* ecologic* solare',
  people:
    'operai* lavorator* salari* fabbric* fornitor* tracciab* filiera etic* equo allerg* vegan* sicurezza tossic*',
};

const portuguese: Words = {
  use: 'meses semanas diario diaria* usado usada lavado* lavagem lavagens chuva aderencia calce ergonom* confort* manuseio impermeavel impermeaveis respiravel amortec* bateria carreg* recarga manutencao limpeza limp* dura durou duracao quilometros trilha* uso caminhada*',
  make: 'costura* tecido* couro sola solado ziper* fecho fivela* dobradica* parafuso* soldad* material materiais acabamento* algodao la nylon poliester aco aluminio titanio madeira forro revestimento artesan* fabricacao duravel duraveis resistente* robust* colad* fio verniz rolamento* junta lamina* adesiv* cera oleo acolch* correia* abras* descol*',
  knowledge:
    'teste* testei medi medicao medid* compar* especificac* ficha versao versoes modelo* calibr* ajuste* pressao temperatura proporcao sensor* mecanismo* componente* projeto tecnic* metodo* densidade torra extracao ingrediente* lote prototipo* precis* eficien* rendimento torcao carga coluna* composto* milimetro* centimetro* grama gramas quilo quilos graus litro* denier norma*',
  earth:
    'recicl* repar* conserto sustentab* sustentavel carbono emissao emissoes pegada compost* residuo* biodegrada* organic* embalag* plastic* microplastico* renovave* reutiliz* reposicao ambient* clima* solvente* ecologic* solar*',
  people:
    'trabalhador* operari* salario* fabrica* fornecedor* rastreab* cadeia etic* alerg* pele vegan* seguranca toxic*',
};

const arabic: Words = {
  use: 'اشهر شهور اسابيع يوميا يومي استخدم* استعمل* لبست* غسلت* غسيل مطر ثبات مقاس مريح* راحه بطاريه شحن صيانه تنظيف يدوم عمر كيلومتر* تجربه',
  make: 'خياطه قماش جلد نعل سحاب مفصل برغي لحام خامه خامات ماده مواد تشطيب قطن صوف نايلون بوليستر فولاذ المنيوم تيتانيوم خشب بطانه طلاء حرفيه صناعه متين* متانه صلب خيط لاصق شمع زيت حشوه حزام تآكل',
  knowledge:
    'اختبار* اختبرت قياس* قست مقارنه مواصفات نسخه اصدار موديل معايره ضبط ضغط حراره نسبه حساس مستشعر اليه مكون* تصميم تقنيه طريقه كثافه تحميص مكونات دفعه دقه دقيق* كفاءه حموله عمود مركب مليمتر* سنتيمتر* غرام* كيلو درجه لتر',
  earth:
    'تدوير اصلاح استدامه مستدام* كربون انبعاثات بصمه نفايات عضوي* تغليف بلاستيك متجدد* غيار بيئه بيئي* مناخ شمسي*',
  people: 'عمال عامل اجور مصنع مصانع مورد* توريد اخلاقي* عادل* حساسيه بشره نباتي سلامه سام*',
};

const hindi: Words = {
  use: 'mahine mahino hafte hafton rozana roz pehna pehne dhoya dhone dhulai barish pakad fitting aaram* battery charging rakhrakhav safai chalta tikau* istemal upyog kilometer महीने महीनों हफ्ते रोज़ रोज इस्तेमाल उपयोग पहना धोया बारिश पकड़ आराम* बैटरी सफाई टिकाऊ',
  make: 'silai kapda kapde chamda sole zip pench material cotton sooti oon nylon polyester steel aluminium lakdi astar coating karigari banawat majboot* mazboot* dhaga parat सिलाई कपड़ा कपड़े चमड़ा सूती ऊन स्टील लकड़ी अस्तर कारीगरी बनावट मज़बूत* मजबूत* धागा mom tel gond patti ghisa* मोम तेल पट्टी',
  knowledge:
    'test* napa naapa maap tulna version model setting* dabav taapman anupat sensor* purja purje design* taknik* tareeka ghanatva samagri batch sateek janch जाँच जांच नापा तुलना मॉडल दबाव तापमान अनुपात डिज़ाइन डिजाइन तकनीक* तरीका सामग्री सटीक bhaar mishran millimeter centimeter gram kilo degree pratishat litre मिलीमीटर ग्राम किलो डिग्री प्रतिशत लीटर भार',
  earth:
    'recycl* marammat repair* paryavaran carbon utsarjan kachra jaivik plastic packaging dobara jalvayu solar मरम्मत पर्यावरण कार्बन उत्सर्जन कचरा जैविक प्लास्टिक पैकेजिंग दोबारा जलवायु सौर',
  people:
    'mazdoor* majdoor* kaamgar* vetan mazdoori karkhana karkhane karigar* supplier* naitik* allergy twacha shakahari suraksha zehrila मज़दूर* मजदूर* वेतन कारखाना कारखाने कारीगर* नैतिक* एलर्जी त्वचा सुरक्षा',
};

export const craftWords: readonly Words[] = [
  english,
  german,
  french,
  spanish,
  italian,
  portuguese,
  arabic,
  hindi,
];

/** Words that put one thing beside another. */
export const comparisonWords =
  'than versus vs compared unlike whereas previous predecessor verglichen vergleich gegenuber vorganger* contrairement rapport precedent* comparado comparada comparados comparadas comparativamente anterior* frente rispetto confronto precedente* relacao مقارنه بخلاف سابق* tulna mukable pichla pichle behtar तुलना मुकाबले पिछले';

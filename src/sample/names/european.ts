/** People of the town from Germany, France, Italy, Poland and Turkey. */
import { type Culture, nicknames, places, words } from './culture.ts';

export const german: Culture = {
  key: 'de',
  country: 'DE',
  countryName: 'Deutschland',
  share: 0.1,
  langs: { de: 0.92, en: 0.08 },
  givenFemale: words(`Maria Ursula Monika Petra Sabine Renate Helga Karin Brigitte Ingrid Andrea
    Claudia Susanne Gabriele Birgit Stefanie Katharina Anna Julia Nicole Melanie Sandra Christina
    Laura Lena Sarah Lea Hannah Johanna Franziska Anja Heike Silke Jana Nina Miriam Elisabeth
    Charlotte Greta Frieda Jördis Käthe`),
  givenMale: words(`Peter Michael Thomas Andreas Wolfgang Klaus Jürgen Günter Stefan Christian Uwe
    Werner Horst Frank Dieter Manfred Bernd Matthias Martin Markus Alexander Sebastian Tobias Jan
    Daniel Florian Philipp Lukas Felix Maximilian Jonas Leon Paul Moritz Jörg Björn Heinrich
    Friedrich Johannes Benedikt Torsten`),
  family: words(`Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer
    Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann
    Lange Schmitt Werner Krause Meier Lehmann Köhler Huber Kaiser Fuchs Vogel Jung Groß Böhm`),
  stems:
    words(`Al Berg Birk Brand Brück Buch Burg Dorn Eber Eich Feld Felsen Frei Gers Gold Grün Hasel
    Hecht Heid Hell Hohen Holz Kalt Kirch König Kron Linden Lucht Mitter Mohr Nieder Ober Ost Pfeil
    Rein Ritter Rosen Schön Silber Stein Sturm Tann Wald Wein Weiß Wester Wind Zieg`),
  endings: words(`mann er bach berg feld hauser meier stein dorf ner thal bauer brink kamp hoff ling
    acker horst`),
  composedShare: 0.66,
  nick: nicknames(`Wolfgang:Wolfi,Wolf Katharina:Kathi,Käthe Stefanie:Steffi Susanne:Susi
    Elisabeth:Lisa,Sissi Johanna:Hanna,Jo Franziska:Franzi,Ziska Gabriele:Gabi Brigitte:Gitte
    Matthias:Matze,Hias Sebastian:Basti Maximilian:Max Alexander:Alex Tobias:Tobi Florian:Flo
    Friedrich:Fritz Heinrich:Heiner,Heinz Johannes:Hannes,Jo Christian:Chris Andreas:Andi
    Michael:Micha,Michi Stefan:Steff Benedikt:Bene Christina:Tina,Chrissi Philipp:Phil
    Monika:Moni Claudia:Claudi Torsten:Toto Thomas:Tom Nicole:Nici`),
  native: {},
  familyFirst: false,
  doubleJoin: '-',
  places: places(`Berlin|Berlin|10|Berlin, Germany;Kreuzberg
    Hamburg|Hamburg|20|HH;Hamburg, Germany
    München|Bayern|80|Munich;Minga
    Köln|Nordrhein-Westfalen|50|Cologne
    Frankfurt am Main|Hessen|60|Frankfurt;FFM
    Stuttgart|Baden-Württemberg|70|Stuttgart, Germany
    Leipzig|Sachsen|04|Leipzig, Sachsen
    Freiburg|Baden-Württemberg|79|Freiburg im Breisgau
    Dresden|Sachsen|01|Dresden, Germany
    Nürnberg|Bayern|90|Nuremberg
    Kiel|Schleswig-Holstein|24|Kiel, SH
    Kassel|Hessen|34|Kassel`),
  currency: 'EUR',
  phone: 'de',
};

export const french: Culture = {
  key: 'fr',
  country: 'FR',
  countryName: 'France',
  share: 0.09,
  langs: { fr: 0.94, en: 0.06 },
  givenFemale: words(`Marie Nathalie Isabelle Sylvie Catherine Françoise Martine Christine Monique
    Valérie Sandrine Véronique Nicole Stéphanie Sophie Céline Chantal Patricia Anne Julie Aurélie
    Laurence Émilie Camille Léa Manon Chloé Élodie Mathilde Hélène Virginie Lucie Pauline Margaux
    Inès Agathe Solène`),
  givenMale: words(`Jean Pierre Michel Philippe Alain Nicolas Christophe Patrick Daniel Laurent
    Bernard Frédéric Sébastien Éric Thierry Stéphane Olivier David Julien Thomas Alexandre Antoine
    Guillaume Maxime Vincent François Mathieu Romain Benoît Hugo Lucas Théo Baptiste Rémi Yann
    Gaël Étienne`),
  family:
    words(`Martin Bernard Thomas Petit Robert Richard Durand Dubois Moreau Laurent Simon Michel
    Lefebvre Leroy Roux David Bertrand Morel Fournier Girard Bonnet Dupont Lambert Fontaine Rousseau
    Vincent Muller Lefèvre Faure André Mercier Blanc Guérin Boyer Garnier Chevalier Perrin`),
  stems:
    words(`Aub Bar Beau Bel Ber Bois Bou Bour Bru Cham Char Clé Cor Cour Des Du Fau Fer Flo Gail Gau
    Gran Guil Hau Jau La Lam Lan Mar Mau Mon Nor Pel Per Pra Quer Ra Ri Ro Sal Ser Tar Thé Val Ver`),
  endings: words(`ret nard teau lier mont din court gnon vel illon rac bert lemain champ quet ville
    rand neau vigne`),
  composedShare: 0.64,
  nick: nicknames(`Christophe:Chris,Kiki Sébastien:Seb Frédéric:Fred Alexandre:Alex Nicolas:Nico
    Guillaume:Guigui Stéphanie:Steph Stéphane:Steph Véronique:Véro Catherine:Cathy Isabelle:Isa
    Mathilde:Mathou Maxime:Max Françoise:Fanfan Nathalie:Nat Benoît:Ben Antoine:Toinou
    Mathieu:Mat Sandrine:Sand Patricia:Pat Virginie:Vivi Émilie:Mimi Théo:Tét Philippe:Phil
    Thomas:Tom Vincent:Vince Sophie:Soso`),
  native: {},
  familyFirst: false,
  doubleJoin: '-',
  places: places(`Paris|Île-de-France|750|Paris, France;Paname
    Lyon|Auvergne-Rhône-Alpes|690|Lyon, France
    Marseille|Provence|130|Marseille, France
    Toulouse|Occitanie|310|Toulouse, France
    Nantes|Pays de la Loire|440|Nantes, France
    Grenoble|Auvergne-Rhône-Alpes|380|Grenoble, Alpes
    Bordeaux|Nouvelle-Aquitaine|330|Bordeaux, France
    Strasbourg|Grand Est|670|Strasbourg, Alsace
    Rennes|Bretagne|350|Rennes, Bretagne;Bretagne
    Annecy|Auvergne-Rhône-Alpes|740|Haute-Savoie
    Lille|Hauts-de-France|590|Lille, France`),
  currency: 'EUR',
  phone: 'fr',
};

export const italian: Culture = {
  key: 'it',
  country: 'IT',
  countryName: 'Italia',
  share: 0.08,
  langs: { it: 0.95, en: 0.05 },
  givenFemale: words(`Maria Anna Giuseppina Rosa Angela Giovanna Teresa Lucia Carmela Caterina
    Francesca Paola Giulia Sara Martina Chiara Silvia Laura Alessandra Elena Valentina Federica
    Simona Monica Daniela Roberta Elisa Cristina Barbara Alice Beatrice Ilaria Serena Ludovica`),
  givenMale: words(`Giuseppe Antonio Giovanni Mario Luigi Francesco Angelo Vincenzo Pietro Salvatore
    Carlo Franco Domenico Paolo Marco Andrea Alessandro Stefano Roberto Luca Matteo Lorenzo Davide
    Simone Federico Riccardo Fabio Massimo Enrico Tommaso Gabriele Emanuele Niccolò Jacopo`),
  family: words(`Rossi Russo Ferrari Esposito Bianchi Romano Colombo Ricci Marino Greco Bruno Gallo
    Conti Costa Giordano Mancini Rizzo Lombardi Moretti Barbieri Fontana Santoro Mariani Rinaldi
    Caruso Ferrara Galli Martini Leone Longo Gentile Martinelli Vitale Serra Coppola`),
  stems:
    words(`Al Bal Bar Bel Ber Bon Cal Cam Can Cas Cer Cor Dal Del Fal Fan Fer Fior Gal Gar Gas Ghi
    Gri Lan Lom Mal Man Mar Mon Mor Neg Pal Pel Per Pin Quar San Sal Ser Spi Tad Tor Val Ven Vis Zan`),
  endings: words(`betti dini elli ardi ucci etti oni ati oli anti esi otti ini azzo ante rino zzari
    done orti`),
  composedShare: 0.64,
  nick: nicknames(`Giuseppe:Beppe,Peppe,Pino Francesco:Checco,Franz Francesca:Franci,Fra
    Alessandro:Ale,Sandro Alessandra:Ale,Sandra Giovanni:Gianni,Nanni Antonio:Tonino,Toni
    Salvatore:Totò,Turi Vincenzo:Enzo Domenico:Mimmo Federico:Fede Federica:Fede Lorenzo:Lollo
    Valentina:Vale Giuseppina:Pina Roberto:Robi Luigi:Gigi Tommaso:Tommy Riccardo:Ricky
    Caterina:Cate,Rina Beatrice:Bea Martina:Marti Emanuele:Manu Ludovica:Ludo Matteo:Teo
    Daniela:Dani Gabriele:Gabri Elisa:Eli`),
  native: {},
  familyFirst: false,
  doubleJoin: ' ',
  places: places(`Roma|Lazio|001|Rome, Italy;Roma, Italia
    Milano|Lombardia|201|Milan;Milano, Italia
    Torino|Piemonte|101|Turin
    Bologna|Emilia-Romagna|401|Bologna, Italia
    Napoli|Campania|801|Naples
    Firenze|Toscana|501|Florence
    Trento|Trentino-Alto Adige|381|Trentino
    Verona|Veneto|371|Verona, Italia
    Genova|Liguria|161|Zena
    Palermo|Sicilia|901|Palermo, Sicilia`),
  currency: 'EUR',
  phone: '39',
};

export const polish: Culture = {
  key: 'pl',
  country: 'PL',
  countryName: 'Polska',
  share: 0.03,
  langs: { en: 0.8, de: 0.2 },
  givenFemale: words(`Anna Katarzyna Agnieszka Małgorzata Barbara Ewa Krystyna Magdalena Elżbieta
    Joanna Zofia Monika Aleksandra Karolina Natalia Julia Weronika Dorota Beata Iwona Justyna Kinga`),
  givenMale: words(`Piotr Krzysztof Andrzej Tomasz Jan Paweł Michał Marcin Jakub Adam Łukasz Marek
    Grzegorz Mateusz Wojciech Mariusz Dariusz Zbigniew Rafał Kamil Szymon Maciej Bartosz Filip`),
  family: words(`Nowak Kowalski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański
    Woźniak Dąbrowski Kozłowski Mazur Kwiatkowski Krawczyk Kaczmarek Piotrowski Grabowski Zając
    Pawłowski Król Wieczorek Jabłoński Wróbel`),
  stems:
    words(`Babi Bogu Boro Brzo Chmie Cze Dębo Dobro Gała Głowa Górni Jani Jawor Kalino Karpi Kole
    Krup Lipi Malino Modrze Niedź Olsze Ostro Pias Rado Roga Rutko Sado Siko Sokoł Topol Urba Wila Zale`),
  endings: words(`ński wski cki czyk czak owicz szewski wiak nek rek lski niak`),
  composedShare: 0.6,
  nick: nicknames(`Katarzyna:Kasia Agnieszka:Aga Małgorzata:Gosia,Małgosia Magdalena:Magda
    Elżbieta:Ela Joanna:Asia Zofia:Zosia Aleksandra:Ola Krzysztof:Krzysiek,Krzys Tomasz:Tomek
    Jakub:Kuba Grzegorz:Grzesiek Wojciech:Wojtek Michał:Misiek Maciej:Maciek Bartosz:Bartek
    Piotr:Piotrek Andrzej:Jędrek Barbara:Basia Natalia:Nati Zbigniew:Zbyszek`),
  native: {},
  familyFirst: false,
  doubleJoin: '',
  places: places(`Warszawa|mazowieckie|00|Warsaw
    Kraków|małopolskie|30|Krakow;Cracow
    Wrocław|dolnośląskie|50|Wroclaw
    Gdańsk|pomorskie|80|Gdansk;Trójmiasto
    Poznań|wielkopolskie|60|Poznan
    Zakopane|małopolskie|34|Tatry`),
  currency: 'PLN',
  phone: '48',
};

export const turkish: Culture = {
  key: 'tr',
  country: 'TR',
  countryName: 'Türkiye',
  share: 0.03,
  langs: { en: 0.85, de: 0.15 },
  givenFemale:
    words(`Fatma Ayşe Emine Hatice Zeynep Elif Meryem Şerife Zehra Sultan Merve Büşra Esra
    Özlem Yasemin Hülya Sevgi Gül Dilek Ebru Seda Defne İrem Ceren`),
  givenMale:
    words(`Mehmet Mustafa Ahmet Ali Hüseyin Hasan İbrahim İsmail Osman Yusuf Murat Ömer Emre
    Burak Serkan Kemal Cem Onur Barış Volkan Tolga Deniz Kaan Efe`),
  family:
    words(`Yılmaz Kaya Demir Şahin Çelik Yıldız Yıldırım Öztürk Aydın Özdemir Arslan Doğan Kılıç
    Aslan Çetin Kara Koç Kurt Özkan Şimşek Polat Korkmaz Erdoğan Güneş`),
  stems:
    words(`Ak Al Altın Ata Ay Bal Baş Boz Can Çam Dağ Deniz Er Gök Gül Kara Kaya Kök Kurt Mert Öz Sarı
    Soy Taş Tek Top Tuna Uz Yal Yüce`),
  endings: words(`soy taş türk kan oğlu demir bulut er man gün kaya daş çı doğan`),
  composedShare: 0.58,
  nick: nicknames(`Mehmet:Memo Mustafa:Mısto Zeynep:Zeyno İbrahim:İbo Hüseyin:Hüso Yasemin:Yaso
    Elif:Elfo Ahmet:Ahmo Fatma:Fatoş`),
  native: {},
  familyFirst: false,
  doubleJoin: '',
  places: places(`İstanbul|İstanbul|34|Istanbul
    Ankara|Ankara|06|Ankara, TR
    İzmir|İzmir|35|Izmir
    Bursa|Bursa|16|Bursa, TR
    Antalya|Antalya|07|Antalya, TR
    Eskişehir|Eskişehir|26|Eskisehir`),
  currency: 'TRY',
  phone: '90',
};

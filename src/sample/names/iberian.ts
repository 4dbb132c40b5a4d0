/** Spanish and Portuguese speaking people of the town: Spain, Mexico and Brazil. */
import { type Culture, nicknames, places, words } from './culture.ts';

const spanishFemale = words(`María Carmen Ana Isabel Laura Cristina Marta Lucía Elena Paula Sara
  Raquel Pilar Rosa Beatriz Alba Nuria Silvia Patricia Mónica Andrea Rocío Inés Julia Sofía
  Alejandra Daniela Valeria Gabriela Fernanda Ximena Guadalupe Verónica Adriana Mercedes Teresa
  Dolores Irene Natalia Claudia Lorena Noelia`);
const spanishMale = words(`José Antonio Manuel Francisco Juan David Javier Carlos Daniel Miguel
  Rafael Pedro Alejandro Ángel Luis Pablo Sergio Fernando Jorge Alberto Álvaro Diego Adrián Raúl
  Enrique Ramón Vicente Iván Rubén Óscar Andrés Joaquín Santiago Eduardo Ricardo Mateo Emilio
  Gustavo Héctor Ignacio Guillermo Marcos`);
const spanishFamily = words(`García Rodríguez González Fernández López Martínez Sánchez Pérez Gómez
  Martín Jiménez Ruiz Hernández Díaz Moreno Álvarez Romero Alonso Gutiérrez Navarro Torres Domínguez
  Vázquez Ramos Gil Ramírez Serrano Blanco Molina Suárez Castro Ortega Delgado Ortiz Rubio Medina
  Flores Cruz Mendoza Reyes Aguilar Rivera Chávez Vargas Guerrero`);
const spanishNick = nicknames(`Francisco:Paco,Fran,Pancho José:Pepe Manuel:Manolo,Manu
  Antonio:Toni,Toño Javier:Javi Rafael:Rafa Alejandro:Álex,Ale Enrique:Quique Ignacio:Nacho
  Guadalupe:Lupe,Lupita Dolores:Lola Mercedes:Merche Isabel:Isa,Chabela Pilar:Pili
  Alejandra:Ale,Sandra Gabriela:Gabi Fernanda:Fer Cristina:Cris Eduardo:Lalo,Edu Santiago:Santi
  Joaquín:Quino Daniel:Dani Daniela:Dani Miguel:Migue Sergio:Checo Guillermo:Memo,Guille
  Patricia:Patri,Paty Natalia:Nati Ricardo:Richi Teresa:Tere Fernando:Fer,Nando`);
const spanish = {
  givenFemale: spanishFemale,
  givenMale: spanishMale,
  family: spanishFamily,
  stems:
    words(`Agui Alda Alco Arri Bala Barr Bena Caba Cala Campa Carri Casta Echa Esca Espi Fonta Gala
    Gara Gorri Horna Ibar Iturri Laba Lasa Lizar Mala Mira Monta Mora Nava Olaza Orda Pala Pera Queza
    Riva Saldi Sala Tama Urru Vala Vena Villa Zaba Zala`),
  endings: words(`rrete lde nda var zar rri ga guren baur nes les rino dero cena mar llo tegui sola
    mendi ño`),
  composedShare: 0.62,
  nick: spanishNick,
  native: {},
  familyFirst: false,
  doubleJoin: ' ',
} as const;

export const spaniard: Culture = {
  ...spanish,
  key: 'es',
  country: 'ES',
  countryName: 'España',
  share: 0.08,
  langs: { es: 0.93, en: 0.07 },
  places: places(`Madrid|Madrid|280|Madrid, España
    Barcelona|Cataluña|080|BCN;Barcelona, Catalunya
    Valencia|Comunidad Valenciana|460|València
    Sevilla|Andalucía|410|Sevilla, España
    Zaragoza|Aragón|500|Zaragoza, Aragón
    Bilbao|País Vasco|480|Bilbo;Bilbao, Euskadi
    Granada|Andalucía|180|Granada, España
    Oviedo|Asturias|330|Asturias
    Santander|Cantabria|390|Cantabria
    Vigo|Galicia|362|Vigo, Galicia`),
  currency: 'EUR',
  phone: '34',
};

export const mexican: Culture = {
  ...spanish,
  key: 'mx',
  country: 'MX',
  countryName: 'México',
  share: 0.06,
  langs: { es: 0.97, en: 0.03 },
  places: places(`Ciudad de México|CDMX|06|CDMX;México DF
    Guadalajara|Jalisco|44|Guadalajara, Jal.;GDL
    Monterrey|Nuevo León|64|MTY;Monterrey, NL
    Puebla|Puebla|72|Puebla, México
    Mérida|Yucatán|97|Mérida, Yuc.
    Querétaro|Querétaro|76|Qro
    Oaxaca|Oaxaca|68|Oaxaca, México
    Tijuana|Baja California|22|TJ`),
  currency: 'MXN',
  phone: '52',
};

export const brazilian: Culture = {
  key: 'br',
  country: 'BR',
  countryName: 'Brasil',
  share: 0.08,
  langs: { pt: 0.96, en: 0.04 },
  givenFemale: words(`Maria Ana Francisca Antônia Adriana Juliana Márcia Fernanda Patrícia Aline
    Sandra Camila Amanda Bruna Jéssica Letícia Júlia Luciana Vanessa Mariana Gabriela Vera Vitória
    Larissa Cláudia Beatriz Rafaela Luana Renata Carolina Débora Simone Tatiane Isabela`),
  givenMale: words(`José João Antônio Francisco Carlos Paulo Pedro Lucas Luiz Marcos Gabriel Rafael
    Daniel Marcelo Bruno Eduardo Felipe Rodrigo Manoel Mateus André Fernando Fábio Leonardo Gustavo
    Guilherme Leandro Tiago Anderson Ricardo Vinícius Caio Thiago Diego Henrique Murilo`),
  family: words(`Silva Santos Oliveira Souza Rodrigues Ferreira Alves Pereira Lima Gomes Costa
    Ribeiro Martins Carvalho Almeida Lopes Soares Fernandes Vieira Barbosa Rocha Dias Nascimento
    Andrade Moreira Nunes Marques Machado Mendes Freitas Cardoso Ramos Teixeira Araújo Pinto`),
  stems:
    words(`Al Bar Bran Cal Cam Car Cor Cout Dour Fal Far Figue Fon Gar Gui Lac Lam Lei Lou Ma Mon
    Mor Nor Pach Pei Per Quei Reb Sal Sam Ser Tav Tor Val Var Vil Xav`),
  endings: words(`deira dão neto rado celos inho reira ques medo eiro ares anha elo ura ante avares
    roso ães`),
  composedShare: 0.58,
  nick: nicknames(`José:Zé,Zeca João:Joãozinho,Jão Francisco:Chico Antônio:Toninho,Tom Luiz:Lula
    Gabriel:Gabi,Biel Rafael:Rafa Eduardo:Dudu,Edu Felipe:Lipe Gustavo:Guga Leonardo:Léo
    Guilherme:Gui Fernanda:Nanda,Fê Juliana:Ju Patrícia:Pati Camila:Mila Letícia:Lê Mariana:Mari
    Gabriela:Gabi Beatriz:Bia Carolina:Carol Isabela:Isa,Bela Rafaela:Rafa Francisca:Chica
    Rodrigo:Digo Ricardo:Rick Vinícius:Vini Henrique:Rique`),
  native: {},
  familyFirst: false,
  doubleJoin: ' ',
  places: places(`São Paulo|SP|01|Sampa;São Paulo, SP
    Rio de Janeiro|RJ|20|Rio;RJ
    Belo Horizonte|MG|30|BH
    Curitiba|PR|80|Curitiba, PR;CWB
    Porto Alegre|RS|90|POA
    Salvador|BA|40|Salvador, Bahia
    Recife|PE|50|Recife, PE
    Fortaleza|CE|60|Fortaleza - CE
    Florianópolis|SC|88|Floripa
    Brasília|DF|70|BSB`),
  currency: 'BRL',
  phone: '55',
};

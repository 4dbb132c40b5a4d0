/**
 * Given names of Slavic, Arabic, Greek, Hebrew, Indian and Hungarian usage: the
 * ways they are spelt in Latin letters, any-ascii's among them, and the forms
 * they go by. Groups are parted by commas; from general knowledge.
 */
export const nameSpellings = `
dmitriy dmitry dmitri dmitrij dima dmytro mitya, aleksandr alexander oleksandr alexandr sasha shura,
sergey sergei serhiy sergej serge seryozha, andrey andrei andriy andrej, yuriy yuri yury iurii jurij yura,
evgeniy evgeny yevgeny yevhen evgenij eugene zhenya, evgeniya yevgenia evgenia zhenya, nikolay nikolai mykola kolya,
aleksey alexey alexei oleksiy aleksei lesha alyosha, mikhail mykhailo michail misha, ivan vanya, pavel pavlo pasha,
vladimir volodymyr vova volodya vlad, vladislav vladyslav vlad, konstantin kostiantyn kostya, maksim maxim maksym max,
viktor victor vitya, vasiliy vasily vasyl vasya, grigoriy grigory hryhoriy grisha, pyotr petr petro petya, fyodor fedor fedya,
georgiy georgy heorhiy gosha, igor ihor, oleg oleh, roman roma, stanislav stas, vyacheslav viacheslav slava,
yaroslav iaroslav slava, anatoliy anatoly tolya, leonid lenya, valeriy valery valera, gennadiy gennady gena, arkadiy arkady,
ekaterina yekaterina kateryna katya katia, natalya natalia nataliya nataliia natasha, tatyana tatiana tetyana tanya,
yuliya yulia iuliia julia yulya, mariya maria mariia masha, anna anya ania ganna, olga olha olya, elena yelena olena lena alena alyona,
irina iryna ira irena, svetlana svitlana sveta, anastasiya anastasia nastya, kseniya ksenia oksana ksyusha, lyudmila liudmyla ludmila lyuda,
galina halyna galya, nadezhda nadiya nadia nadya, lyubov liubov lyuba, vera vira, darya daria dariia dasha, polina pauline polya,
sofiya sofia sofya sonya, viktoriya viktoria victoria vika, valentina valya, larisa larysa lara, marina maryna, zoya zoia,
jan janek jaś, katarzyna kasia kaska, malgorzata gosia malgosia, agnieszka aga agnes, joanna asia joasia, krzysztof krzysiek chris krzys,
piotr piotrek peter, pawel paul, tomasz tomek thomas, andrzej andrew jedrek, jerzy jurek george, stanislaw staszek stan, wojciech wojtek,
grzegorz grzesiek greg, michal michael, mateusz matthew, lukasz luke, jakub kuba jacob, aleksandra ola, barbara basia, ewa eva ewka,
magdalena magda, zofia zosia sophia, elzbieta ela elizabeth, boguslaw bogdan, zbigniew zbyszek, kazimierz kazik,
jiri jirka george, josef pepa, frantisek franta, vaclav vasek, tomas tom, katerina katka, hana hanka, jana janka, milos milo,
istvan stephen pista, laszlo laci, jozsef jozsi joseph, sandor sanyi, ferenc feri, gyorgy gyuri george, janos jani john, miklos miki,
erzsebet zsuzsa erzsi, katalin kati kata, ildiko ildi, zsuzsanna zsuzsa zsuzsi, agnes agi, andras bandi, gabor gabi, peter peti, zoltan zoli,
mohammed mohamed mohammad muhammad mohamad muhammed mehmet mo, ahmed ahmad ahmet, mahmoud mahmud mahmood, mustafa mostafa moustafa,
youssef yusuf yousef yousuf yosef yusef joseph, ibrahim ebrahim abraham, ismail ismael esmail, omar umar omer, ali aly, hassan hasan,
hussein husain hossein hussain husein, khaled khalid, karim kareem, tariq tarek tareq tarik, walid waleed, rashid rasheed, said saeed sayed,
jamal gamal, samir sameer, nabil nabeel, hamza hamzah, bilal bilel, osama usama, abdullah abdallah abdulla, abdulrahman abdelrahman,
fatima fatma fatimah fatemeh fatema, aisha aysha ayesha aicha, maryam mariam miriam meryem, layla leila laila leyla, noor nour nur noura,
yasmin yasmine yasmeen jasmine, zainab zaynab zeinab zeynep, khadija khadijah hatice, sara sarah, huda hoda, reem rim, amina aminah,
georgios giorgos yiorgos george, ioannis yannis giannis yiannis john, dimitrios dimitris jimmy, konstantinos kostas costas dinos, nikolaos nikos nick,
christos chris, panagiotis panos takis, vasileios vasilis bill, evangelos vangelis, athanasios thanasis, spyridon spyros, theodoros thodoris,
aikaterini katerina, eleni helen elena, georgia gogo, vasiliki vaso, panagiota giota, evangelia eva lia, dimitra demi, anastasia natasa,
moshe moses moishe, yaakov jacob yakov, yitzhak isaac itzik izhak, avraham abraham avi, shlomo solomon, yosef joseph yossi yosi,
shmuel samuel shmulik, yehuda judah, haim chaim hayim, eliyahu eli elijah, rivka rebecca, rachel rahel racheli, leah lea, hannah chana hana,
yonatan jonathan yoni, michal michali, tamar tamara tami, esther ester esti, binyamin benjamin beni, zeev wolf, menachem menahem mendy,
sandeep sandip sunny, rajesh raj raju, rajiv rajeev, sanjay sanju, vijay vij, suresh suri, ramesh ram, krishna kris krish, vikram vik vicky,
siddharth sid, aditya adi, abhishek abhi, aishwarya aish ash, anjali anju, deepak deep dipak, deepika deepu dipika, priya pri, pooja puja,
lakshmi laxmi, venkatesh venkat venky, subramanian subbu mani, srinivas srini vasu, karthik kartik karthi, natarajan nataraj raj,
harpreet harry preet, gurpreet gary preet, jaspreet jas preet, manpreet manny preet, nikhil nik, rohit ro, kunal kun
`;

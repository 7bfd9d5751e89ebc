import type { JSONContent } from '@tiptap/core'
import { b, checklist, commitment, h2, ol, p, table, ul } from './builders.ts'

/** The prose of Nordvest Grønt & Service's social model, by section; the firm and its figures are invented. */
export const holbaekModel = (year: number): Readonly<Record<string, readonly JSONContent[]>> => ({
  S1: [
    p(
      b('På én linje: '),
      'Vi gør byens grønne steder pænere med hænder, som andre har overset, og vi tjener penge på det.',
    ),
    h2('Forretningen'),
    p(
      'Vi siger nej til faste adresser hvert forår, fordi de faglærte er bundet af lugning og klargøring. Kan vi flytte 20 timer om ugen fra dem, kan vi tage tre nye aftaler ind.',
    ),
    h2('Forskellen'),
    p('Et menneske, der har stået uden for i årevis, får en opgave, en kollega og en løn at gå efter.'),
  ],
  S2: [
    table(
      ['Nøgletal', `Basisår ${year - 2}`, `Mål ${year + 1}`],
      ['Ordinære ansatte', '18', '21'],
      ['Faste adresser', '46', '58'],
      ['Omsætning', '14,2 mio. kr.', '16,5 mio. kr.'],
      ['Dækningsbidrag', '31 %', '33 %'],
    ),
    ul(
      [b('Travlt: '), 'april til juni og igen i oktober.'],
      [b('Stille: '), 'januar og februar. Dér er der tid til oplæring.'],
      [b('Flaskehals: '), 'klargøring om morgenen. To biler holder og venter, mens redskaberne bliver gjort klar.'],
    ),
  ],
  S3: [
    p(
      'Vi gik en uge med en blok i lommen og skrev ned, hver gang nogen sagde “det når vi ikke”. Karen ',
      commitment('v-opgaver', 'beskriver seks opgaver, der har værdi og kan læres på højst en uge'),
      '. De står som kort herunder med timer, værdi og buddytid.',
    ),
    p(
      'Ingen af opgaverne erstatter ordinære timer. Tillidsrepræsentanten har set listen. Det, man er mest stolt af efter en uge, er bedene: Dem kan man vise sin familie.',
    ),
  ],
  S4: [
    p('Vi tager imod én ad gangen og højst tre på et år. Det er ikke mange, men det er til at holde.'),
    table(
      ['Hvad', 'Pr. uge'],
      ['Plads', '1'],
      ['Buddytid', 'op til 8,5 timer'],
      ['Ledertid', '1 time i de første fire uger, derefter en halv'],
    ),
    ul(
      'Der er et skab, en krog til tøjet og en plads ved bordet fra første dag.',
      'Arbejdstøj og sikkerhedssko bestilles, når datoen er sat.',
      'Vi tager ikke nye ind i uge 17–20. Der kan vi ikke passe ordentligt på nogen.',
    ),
  ],
  S5: [
    p(
      `Vi fortalte det til alle på personalemødet i november ${year - 1}. De fleste spurgte, om de selv skulle løbe hurtigere. Svaret er nej: Buddytid er arbejdstid og står i ugeplanen.`,
    ),
    h2('Vores spilleregler'),
    ol(
      'Vi siger godmorgen med navn.',
      'Vi spørger til opgaven, ikke til fortiden.',
      'Vi siger det til hinanden, før vi siger det om hinanden.',
      'Den, der er i tvivl, spørger buddyen. Buddyen ringer til Mads.',
    ),
    p('Arbejdsmiljørepræsentanten er med i planen for dag 1 og går runden sammen med os.'),
  ],
  S6: [
    p(
      'Vi er tre om det, så der altid er én hjemme: to buddyer og en reserve. Virksomheden ',
      commitment('v-buddyer', `lader tre medarbejdere gennemføre buddytræningen senest 1. juni ${year}`),
      '. Buddyen har en halv time om dagen i de første to uger og derefter efter behov.',
    ),
    p('Modul 5 og 6 mangler en dato. Mads foreslår to eftermiddage i maj, når de store bede er plantet.'),
  ],
  S7: [
    p(
      'Programmet er en fast vej, som kan gås langsommere. Vi tjekker ind dagligt i uge 1, hver uge i den første måned og derefter hver fjortende dag.',
    ),
    checklist(
      [true, 'Opgaverne til de første fire uger er valgt'],
      [true, 'Buddy og reserve er udpeget'],
      [false, 'Arbejdstøj er bestilt'],
      [false, 'Dagskort er trykt'],
    ),
  ],
  S8: [
    table(
      ['Trin', 'Hvad kan man?', 'Aftale'],
      ['1', 'Møder og klarer én opgave med buddy', 'Praktik'],
      ['2', 'Klarer to opgaver uden at blive mindet om det', 'Praktik, timer op'],
      ['3', 'Planlægger sin egen formiddag', 'Praktik og de første lønnede timer'],
      ['4', 'Kan stå for en adresse sammen med en kollega', 'Ordinære timer efter overenskomst'],
    ),
    p('Vi taler om løn første gang i uge 8. Kriterierne for trin 4 er ikke skrevet færdige.'),
  ],
  S9: [
    p(
      'Vi ringer til Mads. Altid. Før en borger begynder, har vi brug for at vide, hvilke opgaver der passer, hvilke hensyn der er aftalt, og hvilken bus der går. Resten er ikke vores.',
    ),
    p(
      'Kommunen ',
      commitment('k-forventningsark', 'deler forventningsarket med Fjordværkstedet'),
      ' to uger før start, så rundvisningen handler om det, borgeren glæder sig til og er nervøs for.',
    ),
    p('Møder en borger ikke klokken otte, ringer buddyen til Mads kvart over. Vi ringer ikke selv rundt.'),
  ],
  S10: [
    ul(
      [b('Ejer af modellen: '), 'Karen.'],
      [b('Stedfortræder: '), 'driftslederen, som også er reservebuddy.'],
      [b('Budget: '), 'buddytid og arbejdstøj står som en linje i årets budget.'],
    ),
    h2('Årshjul'),
    table(
      ['Måned', 'Hvad sker der?'],
      ['Januar', 'Vi går opgavelisten igennem og stryger dem, der ikke duer'],
      ['April', 'Buddytræning'],
      ['Juli', 'Første borger begynder'],
      ['Oktober', 'Status med Ida og Mads, også om løn'],
      ['December', 'Vi tæller op og retter modellen'],
    ),
  ],
  S11: [
    p('Fem tal, som vi alligevel har:'),
    table(
      ['Tal', 'Mål', 'Nu'],
      ['Modtaget', '3', '0'],
      ['Gennemført 26 uger', '2', '0'],
      ['I ordinært job efter 26 uger', '2', '0'],
      ['Buddyer, der vil gøre det igen', '3 af 3', ''],
      ['Værdi af løste opgaver pr. uge', '5.800 kr.', '5.861 kr. (beregnet)'],
    ),
  ],
  S12: [
    p(
      'Seks opgaver giver 46 timer om ugen. De er 5.861 kr. værd, når vi regner med det tempo, man har i begyndelsen. Buddytiden koster 8,5 timer a 190 kr. Tilbage er 4.246 kr. om ugen.',
    ),
    p(
      'Opgaven med bede går i nul allerede ved 21 procent af en faglærts tempo. Før- og efterfotos er mest en idé: Den tjener sig kun hjem, hvis kunderne lægger mærke til den.',
    ),
  ],
})

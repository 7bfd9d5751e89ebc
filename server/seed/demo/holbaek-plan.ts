import type { JSONContent } from '@tiptap/core'
import { b, checklist, commitment, frozenSimulation, h2, h3, i, link, ol, p, table, ul } from './builders.ts'

/**
 * The prose of Holbæk's partner plan, by section. `year` is the programme year. People, firm and actor are invented,
 * and no citizen appears other than as a number. P14, P16 and P17 are left for the partners to begin on.
 */
export const holbaekPlan = (year: number): Readonly<Record<string, readonly JSONContent[]>> => ({
  P1: [
    p(
      'Vi er Holbæk Kommune, Fjordværkstedet og Nordvest Grønt & Service. Vi er gået sammen, fordi virksomheden mangler hænder, og fordi der er borgere, som mangler en vej ind på en arbejdsplads, der holder.',
    ),
    h2('Hvad er anderledes om 18 måneder?'),
    ul(
      'Tre borgere har lært rigtige opgaver i en rigtig virksomhed, og mindst to af dem er i ordinært job.',
      'Nordvest Grønt & Service kan tage imod den næste uden hjælp udefra.',
      'Vi tre parter holder selv møderne, når fonden er trådt ud.',
    ),
    h2('Hvad har vi prøvet før?'),
    p(
      'Kommunen og Fjordværkstedet har haft borgere i praktik sammen i flere år. Det gik godt, når virksomheden havde én at ringe til, og når opgaverne var valgt på forhånd. Det gik i stå, når ingen havde ansvaret for det næste skridt. Derfor begynder denne plan med opgaver og kontaktperson.',
    ),
    h2('Kort fortalt'),
    table(
      ['Hvad', 'Aftale'],
      [
        'Klynge og pladser',
        '1 virksomhedsplads. Vi står i klynge 2, men opdelingen i klynger er ikke endeligt afklaret.',
      ],
      ['Periode', `1. januar til 31. december ${year}. Opfølgning til 30. juni ${year + 1}.`],
      ['Partnerskabserklæring', `Underskrevet af kommunen i september ${year - 1}.`],
      ['Kontakt i kommunen', 'Ida, virksomhedskonsulent'],
      ['Kontakt for virksomheden', 'Mads, kontaktperson hos Fjordværkstedet'],
      ['Kontakt i virksomheden', 'Karen, ejer'],
      ['Kontakt i fonden', 'Jonas, forretningsudvikler og facilitator'],
    ),
  ],
  P2: [
    p(
      'Vi måler os på det, der kan mærkes: af borgeren, af kollegerne på pladsen og i kommunens regnskab. Fem tal er nok.',
    ),
    table(
      ['Succeskriterium', 'Udgangspunkt', 'Mål', 'Resultat'],
      ['Borgere gennemfører træningen', '0', `3 af 3 inden 30. juni ${year}`, 'O1'],
      ['Borgere gennemfører forløbet i virksomheden', '0', `2 af 3 inden 31. december ${year}`, 'O2'],
      ['Borgere er i ordinært job efter 26 uger', '0', `2 af 3 inden 14. juli ${year + 1}`, 'J6'],
      ['Den sociale model er i drift', 'Kladde', `Godkendt og brugt inden 31. december ${year}`, 'V1'],
      ['Modellen lever uden fonden', 'Ikke i gang', `Bekræftet 30. juni ${year + 1}`, 'V2'],
    ),
    h2('Hvad skal hver af os mærke?'),
    ul(
      [b('Borgeren'), ' bliver ventet, når dagen begynder, og ved, hvad næste skridt er.'],
      [b('Virksomheden'), ' får løst opgaver, som ellers ligger, og bruger ikke tid på at finde rundt i systemet.'],
      [b('Kommunen'), ' betaler for resultater, der kan dokumenteres, og lærer, hvad der virker.'],
    ),
    h2('Hvad går vi ikke på kompromis med?'),
    p(
      'Det er frivilligt. Opgaverne er rigtige. Ingen mister timer, fordi en borger er her. Og vi skriver aldrig om enkeltpersoner i planen.',
    ),
  ],
  P3: [
    p(
      'Vi skrev hver for sig i fem minutter og læste så op for hinanden. Kortene herunder er vores egne ord. Tre ting gik igen hos alle:',
    ),
    ol(
      'Vi vil vide, hvem der ringer til hvem, før der er noget at ringe om.',
      'Vi vil hellere begynde småt og holde det end love stort.',
      'Vi vil tale om løn tidligt, så ingen tror, at praktikken er målet.',
    ),
    p(
      'Vi er ikke enige om alt. Kommunen vil gerne have faste datoer, og virksomheden vil kunne flytte en start, hvis vejret driller. Det har vi løst i ',
      b('P4'),
      ' og ',
      b('P6'),
      '.',
    ),
  ],
  P4: [
    h2('Hvem er forløbet for, og hvem er det ikke for?'),
    p(
      'Forløbet er for borgere i Holbæk, der er langt fra arbejdsmarkedet, og som selv siger ja til at prøve. Vi ser efter lyst til praktisk arbejde ude i det fri og efter, at tre korte dage om ugen er et realistisk første skridt. Vi ser ikke efter bestemte forhistorier.',
    ),
    p('Forløbet er ikke for borgere, der er tæt på et job og bare mangler det sidste. De skal hurtigere videre.'),
    h2('Hvem visiterer, og hvor hurtigt svarer vi?'),
    p(
      'Kommunen ',
      commitment('k-visiterer', `visiterer 3 borgere senest 15. december ${year - 1}`),
      ' og svarer på spørgsmål inden 2 arbejdsdage. Fjordværkstedet ',
      commitment('a-samtale', 'holder en samtale med hver borger inden for 5 arbejdsdage'),
      ' og giver virksomheden besked samme dag, borgeren har sagt ja.',
    ),
    h2('Hvordan giver borgeren sit tilsagn?'),
    ul(
      'Borgeren får opgaverne vist på et ark med billeder, ikke en stillingsbeskrivelse.',
      'Borgeren møder buddyen på en rundvisning to uger før start og kan sige nej uden at forklare hvorfor.',
      'Tilsagnet noteres i kommunens eget system. Her skriver vi kun antal.',
    ),
    h2('Hvad gør vi, hvis en plads står tom?'),
    p(
      'Står en plads tom i mere end 10 arbejdsdage, tilbyder kommunen den til den næste på listen. Virksomheden ',
      commitment('v-holder-aaben', 'holder opgaverne åbne i fire uger'),
      ', så ingen skal love noget i hast, og buddyen bruger tiden på at gøre bedene klar til foråret.',
    ),
  ],
  P5: [
    p(
      'Træningen foregår hos Fjordværkstedet fra januar til juni. Fjordværkstedet ',
      commitment('a-traening', 'gennemfører 10 timers træning om ugen i 26 uger'),
      '. Holdet er lille, og man kan begynde, selv om man ikke kan det hele endnu.',
    ),
    h2('Hvad skal sidde efter seks måneder?'),
    checklist(
      [true, 'At komme til tiden og ringe, når man ikke kan'],
      [true, 'At tage ansvar for en opgave, til den er færdig'],
      [true, 'At sige til og fra på en ordentlig måde'],
      [true, 'Skrevne og uskrevne regler på en arbejdsplads'],
      [true, 'At arbejde sammen med én, man ikke selv har valgt'],
      [true, 'At kunne skifte opgave, når dagen ændrer sig'],
      [false, 'At tage bussen til pladsen alene'],
      [false, 'At kende sine egne styrker og sætte ord på dem'],
    ),
    h2('Ugen hos Fjordværkstedet'),
    table(
      ['Dag', 'Tid', 'Indhold'],
      ['Mandag', '9–12', 'Gruppe: ugens plan, samarbejde og regler'],
      ['Onsdag', '9–12', 'Værksted: redskaber, planter og pakning'],
      ['Torsdag', '9–12', 'Ude: øvelser på de samme opgaver som i virksomheden'],
      ['Fredag', '9–10', 'Enkeltvis: mål, transport og aftaler om læge eller tandlæge'],
    ),
    h2('Hvornår mødes borger og virksomhed?'),
    p(
      'Karen kommer forbi i februar og fortæller om opgaverne. I april besøger holdet pladsen. Målet for fremmødet er 80 procent. Falder det to uger i træk, ringer Mads og spørger, hvad der ville gøre næste uge lettere.',
    ),
    p(
      'Vi ser fremskridt på tre spørgsmål, som hver borger selv svarer på en gang om måneden. Vi deler kun holdets gennemsnit.',
    ),
  ],
  P6: [
    p(
      `Praktikken foregår hos Nordvest Grønt & Service, fordi opgaverne er der, og fordi kollegerne er med. Virksomheden `,
      commitment('v-plads', `stiller én plads med op til 20 timer om ugen til rådighed fra 1. juli ${year}`),
      '. De tre borgere begynder med to måneders mellemrum.',
    ),
    h2('Timetrappen'),
    table(
      ['Uge', 'Dage', 'Timer om ugen', 'Hvad er nyt?'],
      ['1–2', '3 × 2 timer', '6', 'En opgave, buddy hele tiden'],
      ['3–4', '3 × 3 timer', '9', 'To opgaver, fast ugeplan'],
      ['5–8', '3 × 4 timer', '12', 'Opgave uden buddy ved siden af'],
      ['9–13', '4 × 4 timer', '16', 'Første samtale om lønnede timer er holdt'],
      ['14–26', '4 × 5 timer', '20', 'Selvstændige opgaver og jobmål'],
    ),
    p('To dårlige uger betyder et trin tilbage. Aldrig direkte ud.'),
    h2('Aftaler og støtte'),
    ul(
      [
        'Kommunen ',
        commitment('k-praktikaftaler', 'udsteder praktikaftaler i VITAS inden 5 arbejdsdage'),
        ', når virksomheden har sagt ja.',
      ],
      [
        'Fjordværkstedets støtteperson ',
        commitment('a-stoetteperson', 'er med på pladsen 4 timer om ugen i uge 1–4'),
        ' og 2 timer om ugen i uge 5–12.',
      ],
      'Praktikken er længere end 13 uger. Kommunen vurderer i uge 13, om den kan forlænges, og skriver formålet på aftalen.',
    ),
    h2('Hvornår taler vi om lønnede timer?'),
    p(
      'Senest i uge 8 sætter borger, Karen og Mads sig ned sammen. Også når svaret er “ikke endnu”, skal der stå en dato for næste samtale.',
    ),
  ],
  P7: [
    p(b('Virksomheden skal kun kende ét nummer.'), ' Det hænger ved kaffemaskinen og i varebilerne.'),
    h2('Hvem ringer virksomheden til?'),
    p(
      'Mads hos Fjordværkstedet ',
      commitment('a-svarer', 'svarer samme dag på alle hverdage mellem 8 og 16'),
      '. Ved akut sygdom, trusler eller ulykke ringer man 112 først og Mads inden for en time.',
    ),
    h2('Hvad skal virksomheden aldrig selv finde ud af?'),
    ul(
      'Hvem i kommunen der har sagen',
      'Om en aftale skal forlænges, og hvordan det gøres',
      'Hvad der må siges til hvem',
      'Hvem der ringer, når en borger ikke møder',
    ),
    h2('Stedfortræder'),
    p(
      'Når Mads har fri, tager værkstedslederen telefonen. Kommunen ',
      commitment('k-stedfortraeder', 'udpeger en fast stedfortræder for Ida'),
      ', så en ferie ikke stopper en aftale. Vi mangler stadig at skrive, hvad der sker mellem jul og nytår.',
    ),
  ],
  P8: [
    p(
      'Én har ansvaret for hver opgave. De andre ved, om de skal udføre, høres eller orienteres. Skemaet gælder også i ferier.',
    ),
    h2('Overgangene'),
    p(
      'Det går oftest galt fra juni til juli, hvor borgeren skifter fra værksted til plads. Derfor holder Mads fast hele vejen: Han følger med til første dag og bliver på sagen, til der er gået 26 uger i job.',
    ),
    p('Skifter en af os job, overlapper den nye mindst to uger og er med på ét statusmøde, før den gamle stopper.'),
  ],
  P9: [
    p(
      'En forpligtelse er en sætning, som nogen kan holde: hvem, hvad, hvor meget og hvornår. Vi laver dem dér, hvor de hører til i planen, så man kan se, hvorfor de blev aftalt.',
    ),
    ul(
      'Kun den, der lover, kan acceptere. Andre kan foreslå.',
      'Hver forpligtelse har et bevis, som nogen har i forvejen.',
      'Ændrer en anden part ordlyden, skal der accepteres igen.',
      'Kan vi ikke holde en frist, siger vi det, før den er nået.',
    ),
    p('Den samlede liste gennemgår vi på det månedlige statusmøde. Den tager højst ti minutter.'),
  ],
  P10: [
    p(i('Beløbene i dette afsnit er simulerede. Der flytter sig ingen penge.')),
    h2('Hvilke resultater vil kommunen betale for?'),
    p(
      'Kommunen betaler for det, der holder: at en borger er i ordinært job og stadig er der efter 26 uger. Træning og praktik betales med mindre beløb undervejs, så ingen af os skal lægge hele udgiften ud.',
    ),
    p(
      'Kommunen ',
      commitment('k-bekraefter', 'bekræfter ansættelsen ud fra egne oplysninger senest 10 arbejdsdage efter uge 26'),
      ', så virksomheden slipper for at sende lønsedler. Er vi uenige, mødes de tre tovholdere inden for en uge.',
    ),
    h2('Takstblad'),
    table(
      ['Kode', 'Resultat', 'Mål', 'Takst', 'Bevis', 'Bekræftes af'],
      ['O1', 'Træning gennemført', '3 af 3', '10.000 kr.', 'Fjordværkstedets optælling af fremmøde', 'Kommunen'],
      ['O2', 'Forløb i virksomhed gennemført', '2 af 3', '15.000 kr.', 'Bekræftelse fra Karen og Mads', 'Kommunen'],
      ['JS', 'Start i ordinært job', '2 af 3', '20.000 kr.', 'Kontrakt og første lønseddel', 'Fonden'],
      ['J6', 'Ordinært job i 26 uger', '2 af 3', '30.000 kr.', 'Kommunens egne oplysninger', 'Fjordværkstedet'],
      ['V1', 'Social model i drift', '1 af 1', '40.000 kr.', 'Godkendt model og mindst én modtaget', 'Fonden'],
      ['V2', 'Social model forankret', '1 af 1', '30.000 kr.', 'Tjekliste ved måned 18', 'Fonden'],
    ),
    h2('Hvem har allerede beviset?'),
    p(
      'Kommunen kan se, om ydelsen er stoppet. Virksomheden kender timetallet. Fjordværkstedet ringer i uge 4, 13 og 26 og noterer kun antal, aldrig navne.',
    ),
    h2('Hvad ville være sket alligevel?'),
    p(
      'Uden indsats regner vi med, at 4 af 27 borgere i klyngen er i job efter fem år. Det tal står altid ved siden af resultatet, så vi ikke tager æren for det, der var kommet af sig selv.',
    ),
    h3('Mangler'),
    p('Vi har ikke aftalt et loft endnu. Jonas lægger et forslag frem på næste statusmøde.'),
  ],
  P11: [
    p(i('Tallene er simulerede og gælder hele klyngen, ikke Holbæk alene.')),
    h2('Hvad koster det, og hvem lægger ud?'),
    p(
      'Fonden lægger ud for camps, sparring og støtte. Kommunen betaler, når et resultat er bekræftet. I grundscenariet med 9 virksomheder og 27 borgere dækker de kommunale besparelser 52 procent af udgifterne over 60 måneder.',
    ),
    frozenSimulation('grundscenarie'),
    h2('Sådan læser vi tallene'),
    ul(
      'Kommunernes løbende regnskab når op på nul omkring måned 60.',
      'Resultatet ender i plus i omkring 21 af 100 beregninger. Det er usikkert, og det skal vi sige højt.',
      'Den antagelse, der flytter mest, er størrelsen på ydelsen. Den næste er, hvor mange der var kommet i job alligevel.',
    ),
    h2('Hvad skal bekræftes?'),
    p('Ydelse, refusion og tid hos buddyen. Ida spørger økonomiafdelingen, Karen måler buddytiden i den første måned.'),
  ],
  P12: [
    p(
      'Budskabet i to sætninger: Der er opgaver hos jer, som ingen når. Vi hjælper jer med at gøre dem til en vej ind for et menneske, og I har ét nummer at ringe til.',
    ),
    p(
      'Vi valgte efter tre ting: socialt (vil kollegerne?), kommercielt (er opgaverne der hele året?) og ledelse (er der én, der ejer det?). Kommunen ',
      commitment('k-virksomhedsindgang', 'fortæller virksomhedsindgangen om forløbet'),
      ', så de næste, der ringer, får det samme svar.',
    ),
    p('Om reglerne for praktik: ', link('vejledning hos STAR', 'https://www.star.dk/'), '.'),
  ],
  P13: [
    p('Vi mødes kort og ofte. Den, der skriver dagsordenen, må aflyse, hvis der intet er at tale om.'),
    p(
      'Fonden ',
      commitment('f-camps', 'holder fire camps og otte sparringsmøder i løbet af de 12 måneder'),
      '. Den første camp blev til en fælles liste over opgaver. Beslutninger skrives i planen samme dag, dér hvor de hører til.',
    ),
  ],
  P15: [
    p('Vi beskytter borgeren ved at skrive mindre, ikke ved at gemme det bedre.'),
    h2('Det skriver vi ikke her'),
    checklist(
      [true, 'Navne, fødselsdage og adresser på borgere'],
      [true, 'Oplysninger om helbred, familie eller fortid'],
      [true, 'Historier, hvor én person kan genkendes'],
    ),
    h2('Hvor er oplysningerne så?'),
    p(
      'Kommunen har sagen i sit eget system og er dataansvarlig. Fjordværkstedet har sin egen aftale med kommunen. Virksomheden får kun det, borgeren selv har sagt ja til at fortælle.',
    ),
    h2('Hvordan kommer borgerens stemme med?'),
    p(
      'Mads spørger hver måned, hvad der har været godt, og hvad vi skal lave om. Svarene deles som temaer på statusmødet. Et citat bruges kun, hvis borgeren har læst det og sagt ja.',
    ),
  ],
})

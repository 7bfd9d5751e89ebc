/** The inbox on Hjem, the switches in the profile, and the page behind the link in a mail. */
export const notifications = {
  inbox: {
    title: 'Til dig i kommentarerne',
    count_one: '{{count}} ulæst',
    count_other: '{{count}} ulæste',
    verb: { mention: 'Nævnt', reply: 'Svar', assigned: 'Din tur' },
    sentence: {
      mention: '{{who}} har nævnt dig i {{place}}',
      reply: '{{who}} har svaret i {{place}}',
      assigned: '{{who}} har bedt dig svare i {{place}}',
    },
    place: {
      partnerPlan: '{{section}} i partnerplanen',
      socialModel: '{{section}} i den sociale model for {{firm}}',
      commitment: 'en forpligtelse',
    },
    where: '{{text}} · {{partnership}}',
    open: 'Se',
    openFor: 'Se: {{what}}',
    markRead: 'Sæt som læst',
    markReadFor: 'Sæt som læst: {{what}}',
    markAllRead: 'Sæt alle som læst',
    marked: 'Sat som læst.',
  },
  settings: {
    title: 'Mails til dig',
    lead: 'Mails nævner kun parter og steder, aldrig hvad der står i en tekst. Alt står også på Hjem.',
    kind: {
      accept: 'Når et forslag venter på mit ja eller nej (med det samme)',
      mention: 'Når jeg er nævnt, får svar eller skal svare (højst én gang i timen)',
      due: 'Frister, der nærmer sig eller er overskredet (mandag morgen)',
      changes: 'Hvad de andre har ændret i ugens løb (mandag morgen)',
    },
    saved: 'Dit valg er gemt',
    noMail: 'Denne server sender ikke mails endnu. Dit valg gælder, når den gør.',
  },
  unsubscribe: {
    title: 'Afmeld mails',
    loading: 'Læser linket …',
    about: {
      accept: 'Du afmelder mails om forslag, der venter på dig.',
      mention: 'Du afmelder mails om kommentarer: når du er nævnt, får svar eller skal svare.',
      due: 'Du afmelder mandagsmailen om frister.',
      changes: 'Du afmelder ugens mail om ændringer.',
    },
    stays: 'Det hele står stadig på Hjem. Du kan slå mails til igen i din profil.',
    confirm: 'Afmeld',
    done: 'De mails er slået fra.',
    already: 'De mails er allerede slået fra.',
    profile: 'Gå til din profil',
  },
} as const

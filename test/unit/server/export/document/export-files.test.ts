import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { docxFile } from '#server/export/document/docx-file.ts'
import { exportPage } from '#server/export/document/export-page.ts'
import { exportWords } from '#server/export/document/export-words.ts'
import { htmlFile } from '#server/export/document/html-file.ts'
import { markdownFile } from '#server/export/document/markdown-file.ts'
import { PartnershipExport } from '#server/export/document/partnership-export.ts'
import { cards as cardsDa } from '#client/i18n/da/cards.ts'
import { document as documentDa } from '#client/i18n/da/document.ts'
import { cards as cardsEn } from '#client/i18n/en/cards.ts'
import { document as documentEn } from '#client/i18n/en/document.ts'
import { cardFields, cardLists } from '#shared/document/cards.ts'
import { sampleExport } from '#test/support/sample-export.ts'

const page = exportPage(sampleExport)

describe('an export as a page', () => {
  it('[EXP-1] holds sections in order with status and owner, cards, commitments and targets', () => {
    const headings = page.blocks.flatMap((block) =>
      block.kind === 'heading'
        ? [`${block.level} ${block.text.map((part) => ('text' in part ? part.text : '')).join('')}`]
        : [],
    )
    expect(headings).toEqual([
      '2 P1 Partnerskabet kort',
      '3 Hvorfor sammen',
      '2 P3 Behov og ønsker',
      '2 S3 Værdiskabende opgaver',
      '3 Pakke kasser på lageret',
      '2 P11 Økonomi',
      '2 P2 Fælles ambition',
      '2 Forpligtelser',
      '2 Resultatmål',
    ])
    const markdown = markdownFile(page)
    expect(markdown).toContain('Status: Klar · Ansvarlig part: ● K Øby Kommune')
    expect(markdown).toContain('| Virksomhed | Bekymring | Tid i højsæsonen |')
    expect(markdown).toContain('- **Timer pr. uge:** 7,5')
    expect(markdown).toContain('- **Status:** Afprøvet')
  })

  it('[EXP-2] carries date, version and party marks, and the stamp on every amount', () => {
    const markdown = markdownFile(page)
    expect(markdown).toContain('- **Hentet:** 27. november 2026 kl. 09.00')
    expect(markdown).toContain('- **Version:** Ændring nr. 42 i dokumentet')
    expect(markdown).toContain('● K Øby Kommune, ■ V Ærø & Søn')
    const amounts = markdown.match(/kr\.[^|\n]*/g) ?? []
    expect(amounts.length).toBeGreaterThan(2)
    for (const amount of amounts) expect(amount).toContain('SIMULERET')
  })

  it('[EXP-3] says in a section without text that nothing is written, and only there', () => {
    expect(markdownFile(page).match(/Intet skrevet endnu/g)).toHaveLength(1)
  })

  it('is in the language of the document', () => {
    const english = markdownFile(exportPage({ ...sampleExport, language: 'en' }))
    expect(english).toContain('## Commitments')
    expect(english).toContain('**SIMULATED**')
    expect(english).not.toContain('SIMULERET')
  })
})

describe('a frozen simulation', () => {
  it('[EXP-10] stands in Markdown with who and when, words, figures and table, every amount stamped', () => {
    const lines = markdownFile(page).replaceAll('\u00a0', ' ').split('\n')
    for (const line of [
      '**SIMULERET** Frosset 4. oktober 2026 af Ida Holm ud fra scenariet Forventet. Ikke en aftale.',
      '**Kommunen kommer ud i plus efter 5 år.**',
      'Besparelserne dækker 120 % af udgifterne.',
      'Fonden mangler 40.000 kr. **SIMULERET**',
      '- **Kommunen i nutidskroner:** 212.000 kr. **SIMULERET**',
      '- **I job efter 26 uger:** 2 af 5',
      '| Løbende sum, kr. **SIMULERET** | Måned 60 |',
      '| Kommunen | 212.000 |',
    ]) {
      expect(lines).toContain(line)
    }
  })

  it('[EXP-10] is in the language of the export', () => {
    const english = markdownFile(exportPage({ ...sampleExport, language: 'en' })).replaceAll('\u00a0', ' ')
    expect(english).toContain(
      '**SIMULATED** Frozen 4 October 2026 by Ida Holm from the scenario Forventet. Not an agreement.',
    )
    expect(english).toContain('- **The municipality in present kroner:** DKK 212,000 **SIMULATED**')
    expect(english).not.toContain('Kommunen kommer ud')
  })

  it('[EXP-10] says so when its record is gone, and the section is not called empty', () => {
    const markdown = markdownFile(exportPage({ ...sampleExport, snapshots: [] }))
    expect(markdown).toContain('Simuleringen findes ikke mere')
    expect(markdown.match(/Intet skrevet endnu/g)).toHaveLength(1)
  })

  it('[EXP-10] has rows that are named in HTML, in a table with a caption', () => {
    const html = htmlFile(page)
    expect(html).toContain('<caption>Løbende sum og nutidsværdi i kroner, simuleret</caption>')
    expect(html).toContain('<th scope="row">Kommunen</th><td>212.000</td>')
  })
})

describe('HTML', () => {
  const html = htmlFile(page)

  it('[EXP-4] takes nothing that people wrote as markup, and no link that is not allowed', () => {
    expect(html).not.toContain('<script')
    expect(html).not.toContain('javascript:')
    expect(html).not.toContain('<ApS>')
    expect(html).toContain('href="https://eksempel.dk/æ?a=1&amp;b=2"')
  })

  it('needs no other file', () => {
    expect(html).not.toMatch(/<(img|script|link|iframe)\b|@import|url\(/)
  })

  it('has one heading row in a table, ticks in words, and every place that a link leads to', () => {
    expect(html).toContain('<th scope="col">Møde</th>')
    expect(html).toContain('<td colspan="2">Fælles</td>')
    expect(html).toContain('<span class="sr">Gjort:</span>')
    const ids = new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]))
    const places = [...html.matchAll(/href="#([^"]+)"/g)].map((match) => match[1])
    expect(places.length).toBeGreaterThan(8)
    expect(places.filter((place) => !ids.has(place))).toEqual([])
  })
})

describe('Markdown', () => {
  it('[EXP-5] has every kind of block, and shows signs as the signs that people wrote', () => {
    const markdown = markdownFile(page)
    for (const line of [
      '### Hvorfor sammen',
      'Vi gør det **på åen** med \\<script\\>alert(1)\\</script\\> & "citat". [Læs mere](<https://eksempel.dk/æ?a=1&b=2>) eller ikke\\',
      '- \\* stjerne',
      '3. tredje',
      '- [x] gjort',
      '- [ ] mangler',
      '> Et råd',
      '---',
      '| Møde | Hvornår |',
      '| Status \\| kort | Månedligt |',
      'Fra en nyere udgave',
    ]) {
      expect(markdown.split('\n')).toContain(line)
    }
    expect(markdown).toContain('Kommunen visiterer fire [⚑ Forpligtelse 7]'.replaceAll(/[[\]]/g, '\\$&'))
  })
})

describe('DOCX', () => {
  it('[EXP-6] has Word’s own headings, header rows, lists, language and title', async () => {
    const files = unzipSync(new Uint8Array(await docxFile(page)))
    const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array())
    const document = part('word/document.xml')
    expect(document).toMatch(/<w:pStyle w:val="Title"\/>/)
    expect(document.match(/<w:pStyle w:val="Heading1"\/>/g)).toHaveLength(7)
    expect(document.match(/<w:pStyle w:val="Heading2"\/>/g)).toHaveLength(2)
    expect(document.match(/<w:tblHeader\/>/g)?.length).toBeGreaterThanOrEqual(4)
    expect(document.match(/<w14:checked w14:val="[01]"\/>/g)).toEqual([
      '<w14:checked w14:val="1"/>',
      '<w14:checked w14:val="0"/>',
    ])
    expect(part('word/numbering.xml')).toContain('<w:start w:val="3"/>')
    expect(document).toContain('<w:t xml:space="preserve">Fra en nyere udgave</w:t>')
    expect(part('word/styles.xml')).toContain('<w:lang w:val="da-DK"/>')
    expect(part('docProps/core.xml')).toContain('<dc:title>Partnerplan, Øby</dc:title>')
    expect(part('word/_rels/document.xml.rels')).not.toContain('javascript:')
    const anchors = [...document.matchAll(/w:anchor="([^"]+)"/g)].map((match) => match[1])
    const bookmarks = new Set([...document.matchAll(/w:bookmarkStart w:name="([^"]+)"/g)].map((match) => match[1]))
    expect(anchors.length).toBeGreaterThan(2)
    expect(anchors.filter((anchor) => !bookmarks.has(anchor ?? ''))).toEqual([])
  })
})

describe('JSON', () => {
  it('[EXP-7] is what its schema says, and survives a round', () => {
    expect(PartnershipExport.parse(JSON.parse(JSON.stringify(sampleExport)))).toEqual(sampleExport)
  })
})

describe('the words of an export', () => {
  const screens = { da: cardsDa, en: cardsEn } as const
  const documents = { da: documentDa, en: documentEn } as const

  it.each(['da', 'en'] as const)('[EXP-8] are those of the screens, in %s', (language) => {
    const cards = screens[language]
    const words = exportWords[language]
    const onScreen: Record<string, Readonly<Record<string, unknown>>> = {
      tasks: cards.tasks.field,
      buddyModules: cards.buddyModules,
      intakeSteps: cards.intakeSteps,
    }
    for (const list of cardLists) {
      for (const { name, kind } of cardFields[list]) {
        expect(words.cards[list].fields[name], `${list}.${name}`).toEqual(onScreen[list]?.[name] ?? expect.any(String))
        if (kind !== 'choice') continue
        const options = cardFields[list].flatMap((field) =>
          field.kind === 'choice' && field.name === name ? field.options : [],
        )
        const known = Object.keys(words.cards[list].options[name] ?? {})
        expect(
          options.filter((option) => !known.includes(option)),
          `${list}.${name}`,
        ).toEqual([])
      }
    }
    expect(words.cards.needs.options['column']).toEqual(cards.needs.column)
    const { origin, unknown } = documents[language].snapshot
    expect(words.snapshot.gone).toBe(unknown)
    expect(words.snapshot.origin({ day: '{{day}}', who: '{{who}}', scenario: '{{scenario}}' })).toBe(origin)
  })
})

import { describe, expect, test } from 'vitest'
import { findTerm, glossary } from '#shared/content/glossary.ts'
import { sectionTemplate } from '#shared/content/section-template.ts'
import { sectionIds } from '#shared/document/fragments.ts'
import { documentKinds } from '#shared/domain/document-section/section.ts'

describe('texts of the method', () => {
  test.each(documentKinds)('every section of a %s has title, purpose and questions in both languages', (kind) => {
    for (const id of sectionIds[kind]) {
      const [da, en] = [sectionTemplate(id, 'da'), sectionTemplate(id, 'en')]
      for (const template of [da, en]) {
        expect(template.id).toBe(id)
        expect([template.title, template.purpose, ...template.questions, ...template.fields]).not.toContain('')
        expect(template.questions.length).toBeGreaterThan(1)
      }
      expect(en.questions).toHaveLength(da.questions.length)
      expect(en.purpose).not.toBe(da.purpose)
    }
  })

  test('a term is found by its name in either language, whatever the case', () => {
    expect(glossary).toHaveLength(97)
    expect(findTerm('Partnerplan')?.en).toBe('partner plan')
    expect(findTerm(' the social model ')?.da).toBe('den sociale model')
    expect(findTerm('no such word')).toBeNull()
  })
})

import './sheets.css'
import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '#client/rpc/trpc.ts'
import { useRefusalText } from '#client/rpc/use-refusal-text.ts'
import { Button, ButtonLink } from '#client/ui/button.tsx'
import { ErrorNotice } from '#client/ui/error-notice.tsx'
import { Loading } from '#client/ui/loading.tsx'
import { Page } from '#client/ui/page.tsx'
import { ShellHeader } from '#client/ui/shell-slots.tsx'
import type { CardsView } from '#shared/contracts/cards.ts'
import type { DocumentView, PartnershipView } from '#shared/contracts/partnerships.ts'
import { DocumentId } from '#shared/kernel/ids.ts'

export interface SheetContent {
  readonly cards: CardsView
  readonly document: DocumentView
  readonly partnership: PartnershipView
  readonly firm: string
}

const noDocument = DocumentId.parse('00000000-0000-4000-8000-000000000000')

/** A page made for paper out of a firm's social model, with the way back and the button that prints it. */
export function Sheet(props: {
  readonly title: string
  readonly lead: (content: SheetContent) => ReactNode
  readonly children: (content: SheetContent) => ReactNode
}) {
  const { title, lead, children } = props
  const { t } = useTranslation('sheets')
  const params = useParams({ strict: false })
  const documentId = DocumentId.safeParse(params.documentId).data ?? noDocument
  const trpc = useTRPC()
  const refusalText = useRefusalText()
  const document = useQuery(trpc.documents.get.queryOptions({ documentId }))
  const cards = useQuery(trpc.cards.ofDocument.queryOptions({ documentId }))
  const error = document.error ?? cards.error
  if (error !== null) {
    return (
      <Page title={title}>
        <ErrorNotice
          title={t('loadFailed')}
          onRetry={() => {
            void document.refetch()
            void cards.refetch()
          }}
        >
          {refusalText(error)}
        </ErrorNotice>
      </Page>
    )
  }
  if (document.data === undefined || cards.data === undefined) {
    return (
      <Page title={title}>
        <Loading label={t('loading')} />
      </Page>
    )
  }
  const { partnership } = document.data
  const firm = partnership.parties.find(({ id }) => id === document.data.document.firmPartyId)?.name ?? ''
  const content = { ...document.data, cards: cards.data, firm }
  return (
    <Page
      title={title}
      lead={<p>{lead(content)}</p>}
      action={
        <div className="paper-actions">
          <ButtonLink to="/p/$slug/d/$documentId" params={{ slug: partnership.slug, documentId }}>
            {t('back')}
          </ButtonLink>
          <Button variant="primary" onClick={() => window.print()}>
            {t('print')}
          </Button>
        </div>
      }
    >
      <ShellHeader
        breadcrumb={[{ label: partnership.name, to: '/p/$slug', params: { slug: partnership.slug } }, { label: title }]}
      />
      {children(content)}
    </Page>
  )
}

import { useEffect, useState } from 'react'
import type { CardContent } from '#shared/document/cards.ts'

/** Sets the caret into a card that this person has just added, as soon as it is drawn. Returns how to name the card. */
export function useCaretInNewCard(cards: readonly CardContent[]): (id: string) => void {
  const [newId, setNewId] = useState<string | null>(null)
  useEffect(() => {
    if (newId === null) return
    // The new card is there a moment after the change; then the person can write at once.
    document.querySelector<HTMLElement>(`[data-card="${newId}"] textarea`)?.focus()
    setNewId(null)
  }, [newId, cards])
  return setNewId
}

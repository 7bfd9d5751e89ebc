import { useMutation } from '@tanstack/react-query'
import { useEffect } from 'react'
import { type Language, currentLanguage, setLanguage } from '#client/i18n/i18n.ts'
import { queryClient, useTRPC } from './trpc.ts'
import { useMe } from './use-me.ts'

/** Changes the language now, and in the person's profile when somebody is signed in. */
export function useSwitchLanguage(): (language: Language) => void {
  const trpc = useTRPC()
  const me = useMe()
  const update = useMutation(
    trpc.accounts.updateProfile.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries(trpc.accounts.welcome.queryFilter()),
    }),
  )
  return (language) => {
    void setLanguage(language)
    if (me !== null) update.mutate({ name: me.name, title: me.title, language })
  }
}

/** Puts the page into the language of the person's profile when they sign in or change it elsewhere. */
export function useLanguageOfPerson(): void {
  const language = useMe()?.language
  useEffect(() => {
    if (language !== undefined && language !== currentLanguage()) void setLanguage(language)
  }, [language])
}

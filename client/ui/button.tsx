import './button.css'
import { Tooltip } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import { type AnchorHTMLAttributes, type ButtonHTMLAttributes, type Ref, useEffect, useState } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

interface Look {
  readonly variant?: 'primary' | 'outline' | 'quiet' | 'danger' | undefined
  readonly size?: 'small' | 'big' | undefined
  readonly isBlock?: boolean | undefined
  readonly icon?: IconName | undefined
}

const lookClass = ({ variant = 'outline', size, isBlock }: Look): string =>
  classNames('ui-button', `ui-button-${variant}`, size && `ui-button-${size}`, isBlock && 'ui-button-block')

export type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & { isBusy?: boolean | undefined; ref?: Ref<HTMLButtonElement> }

/**
 * A button. `primary` is the one thing that the screen suggests next. While busy it keeps its place and its focus
 * and takes no second press.
 */
export function Button({
  variant,
  size,
  isBlock,
  icon,
  isBusy = false,
  className,
  children,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={classNames(lookClass({ variant, size, isBlock }), className)}
      aria-busy={isBusy || undefined}
      aria-disabled={isBusy || undefined}
      onClick={(event) => {
        if (isBusy) event.preventDefault()
        else onClick?.(event)
      }}
    >
      {icon !== undefined && <Icon name={icon} size={size === 'small' ? 16 : 18} />}
      {children}
    </button>
  )
}

export type IconButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'children' | 'aria-label'> & {
  label: string
  icon: IconName
  /** For toggles: pressed or not. Leave out for a button that does one thing. */
  isOn?: boolean | undefined
  ref?: Ref<HTMLButtonElement>
}

/** A button of one drawing; its name is read out and shown on hover and focus. */
export function IconButton({ label, icon, isOn, className, ...rest }: IconButtonProps) {
  const tip = useTip()
  return (
    <Tooltip label={label} opened={tip.isShown}>
      <button
        type="button"
        {...rest}
        onPointerEnter={(event) => {
          rest.onPointerEnter?.(event)
          if (event.pointerType === 'mouse') tip.point(true)
        }}
        onPointerLeave={(event) => {
          rest.onPointerLeave?.(event)
          tip.point(false)
        }}
        onFocus={(event) => {
          rest.onFocus?.(event)
          if (event.currentTarget.matches(':focus-visible')) tip.show(true)
        }}
        onBlur={(event) => {
          rest.onBlur?.(event)
          tip.show(false)
        }}
        className={classNames('ui-icon-button', isOn === true && 'ui-icon-button-on', className)}
        aria-label={label}
        aria-pressed={isOn}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  )
}

const tipDelayMs = 400

/**
 * When the tip of a button is shown. Esc takes it away and goes on to what it was meant for: the kit would keep the
 * key, and a sheet or a toolbar would need it twice.
 */
function useTip() {
  const [isShown, setIsShown] = useState(false)
  const [isPointed, setIsPointed] = useState(false)
  useEffect(() => {
    if (!isPointed) return undefined
    const timer = setTimeout(() => setIsShown(true), tipDelayMs)
    return () => clearTimeout(timer)
  }, [isPointed])
  useEffect(() => {
    if (!isShown) return undefined
    const hide = (event: KeyboardEvent) => {
      if (event.key === 'Escape') setIsShown(false)
    }
    window.addEventListener('keydown', hide, true)
    return () => window.removeEventListener('keydown', hide, true)
  }, [isShown])
  const point = (isOver: boolean) => {
    setIsPointed(isOver)
    if (!isOver) setIsShown(false)
  }
  return { isShown, point, show: setIsShown }
}

type AnchorProps = Look & AnchorHTMLAttributes<HTMLAnchorElement> & { ref?: Ref<HTMLAnchorElement> }

function ButtonAnchor({ variant, size, isBlock, icon, className, children, ...rest }: AnchorProps) {
  return (
    <a {...rest} className={classNames(lookClass({ variant, size, isBlock }), className)}>
      {icon !== undefined && <Icon name={icon} size={18} />}
      {children}
    </a>
  )
}

/** A link to another screen that looks like a button; `to`, `params` and `search` are checked against the routes. */
export const ButtonLink = createLink(ButtonAnchor)

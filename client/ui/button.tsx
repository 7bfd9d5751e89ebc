import './button.css'
import { Tooltip } from '@mantine/core'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, Ref } from 'react'
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
  return (
    <Tooltip label={label} openDelay={400} events={{ hover: true, focus: true, touch: false }}>
      <button
        type="button"
        {...rest}
        className={classNames('ui-icon-button', isOn === true && 'ui-icon-button-on', className)}
        aria-label={label}
        aria-pressed={isOn}
      >
        <Icon name={icon} />
      </button>
    </Tooltip>
  )
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

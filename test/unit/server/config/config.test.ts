import { describe, expect, it } from 'vitest'
import { isLoopback, readConfig } from '#server/config.ts'

describe('the settings', () => {
  it('serve a demo on this machine alone when nothing is set', () => {
    expect(readConfig({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataDir: 'data',
      publicUrl: null,
      isDemo: true,
      smtpUrl: null,
      mailFrom: 'Samspil <samspil@localhost>',
      chromium: null,
      logLevel: 'info',
    })
  })

  it.each([
    [{}, true],
    [{ HOST: 'localhost' }, true],
    [{ HOST: '::1' }, true],
    [{ HOST: '0.0.0.0' }, false],
    [{ HOST: '::' }, false],
    [{ HOST: '192.168.1.20' }, false],
    [{ HOST: 'samspil.example' }, false],
    [{ HOST: '127.evil.example' }, false],
    [{ DEMO: 'off' }, false],
    [{ PUBLIC_URL: 'http://localhost:3000' }, false],
    [{ HOST: '0.0.0.0', DEMO: 'on' }, false],
  ])('[AUT-30] %j makes a demo: %s', (environment, expected) => {
    expect(readConfig(environment).isDemo).toBe(expected)
  })

  it('take the public address without a slash at its end, so that links have one only', () => {
    expect(readConfig({ PUBLIC_URL: 'https://samspil.example/' }).publicUrl).toBe('https://samspil.example')
  })

  it.each([
    ['PORT', 'many'],
    ['PORT', '70000'],
    ['PORT', '-1'],
    ['PUBLIC_URL', 'samspil.example'],
    ['PUBLIC_URL', 'ftp://samspil.example'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['SMTP_URL', 'http://mail.example'],
    ['DEMO', 'yes'],
    ['LOG_LEVEL', 'loud'],
  ])('refuse %s=%s and name the setting', (name, value) => {
    expect(() => readConfig({ [name]: value })).toThrow(name)
  })

  it.each([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['[::1]', true],
    ['LOCALHOST', true],
    ['localhost.example', false],
    ['0.0.0.0', false],
    ['128.0.0.1', false],
    ['::ffff:10.0.0.1', false],
    ['', false],
  ])('tell whether %j reaches this machine only: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected)
  })
})

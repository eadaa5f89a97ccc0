"""What a page holds in the browser, seen or unseen: its document, what was typed, its storage, its place in history."""

import json

from playwright.sync_api import Frame

_HELD = """() => {
  const shadows = [];
  const open = root => root.querySelectorAll('*').forEach(element => {
    if (element.shadowRoot) { shadows.push(element.shadowRoot.innerHTML); open(element.shadowRoot); }
  });
  open(document);
  const typed = [...document.querySelectorAll('input, textarea, select')].map(field => field.value);
  const stored = window.origin === 'null' ? {} : {...sessionStorage};
  return {
    document: document.documentElement.outerHTML,
    shadows: shadows.join('\\n'),
    shown: document.body ? document.body.innerText : '',
    title: document.title,
    address: location.href,
    typed: typed.join('\\n'),
    window: window.name,
    history: JSON.stringify(history.state) + ' of ' + history.length,
    'session storage': JSON.stringify(stored),
  };
}"""


def of(frame: Frame) -> dict[str, str]:
    """Each part of what this page, or frame in a page, holds."""
    held: dict[str, str] = json.loads(json.dumps(frame.evaluate(_HELD)))
    return held

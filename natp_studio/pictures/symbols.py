"""Signs of Wingdings and Symbol as Unicode, so that bullets look right where those fonts are missing."""

from __future__ import annotations

from collections.abc import Mapping

_PRIVATE = 0xF000
# Pairs of a Windows letter and the sign it stands for, for those that decks use.
_WINGDINGS = (
    "!✏ \"✂ #✁ $👓 %🔔 &📖 '🕯 (☎ )✆ *✉ +🖃 4🗐 6⌛ 7⌨ 8🖰 :🖳 ;🖴 <💾 >✇ ?✍ A✌ B👌 C👍 D👎 E☜ F☞ G☝ H☟ I✋ J☺ K😐 L☹ "
    "M💣 N☠ O⚐ Q✈ R☼ S💧 T❄ U✝ V✞ X✠ Y✡ Z☪ [☯ ]☸ ^♈ _♉ `♊ a♋ b♌ c♍ d♎ e♏ f♐ g♑ h♒ i♓ l● m❍ n■ o□ p❐ q❑ r❒ "
    "s⬧ t⧫ u◆ v❖ w⬥ x⌧ y⍓ z⌘ {❀ |✿ }❝ ~❞ "
    "\x80⓪ \x81① \x82② \x83③ \x84④ \x85⑤ \x86⑥ \x87⑦ \x88⑧ \x89⑨ \x8a⑩ \x8c❶ \x8d❷ \x8e❸ \x8f❹ \x90❺ \x91❻ \x92❼ "
    "\x93❽ \x94❾ \x95❿ \x9e· \x9f• \xa1○ \xa2⭕ \xa4◉ \xa5◎ \xa7▪ \xa8◻ \xaa✦ \xab★ \xac✶ \xad✴ \xae✹ \xaf✵ \xb1⌖ "
    "\xb2⟡ \xb3⌑ \xb5✪ \xb6✰ \xd5⌫ \xd6⌦ \xd8➢ \xdc➲ \xdf← \xe0→ \xe1↑ \xe2↓ \xe3↖ \xe4↗ \xe5↙ \xe6↘ \xe8➔ \xef⇦ "
    "\xf0⇨ \xf1⇧ \xf2⇩ \xf3⬄ \xf4⇳ \xfb✗ \xfc✓ \xfd☒ \xfe☑"
)
_SYMBOL = (
    "aα bβ cχ dδ eε fφ gγ hη iι jϕ kκ lλ mμ nν oο pπ qθ rρ sσ tτ uυ vϖ wω xξ yψ zζ AΑ BΒ CΧ DΔ EΕ FΦ GΓ HΗ IΙ KΚ LΛ MΜ "
    "NΝ OΟ PΠ QΘ RΡ SΣ TΤ UΥ WΩ XΞ YΨ ZΖ *∗ -− @≅ ~∼ \xa2′ \xa3≤ \xa5∞ \xab↔ \xac← \xad↑ \xae→ \xaf↓ \xb0° \xb1± \xb2″ "
    "\xb3≥ \xb4× \xb6∂ \xb7• \xb8÷ \xb9≠ \xba≡ \xbb≈ \xbc… \xc5⊕ \xc6∅ \xc7∩ \xc8∪ \xc9⊃ \xcc⊂ \xce∈ \xd0∠ \xd1∇ \xd5∏ "
    "\xd6√ \xd7⋅ \xd8¬ \xd9∧ \xda∨ \xdb⇔ \xdc⇐ \xdd⇑ \xde⇒ \xdf⇓ \xe0◊ \xe5∑ \xf2∫"
)


_WINGDINGS_2 = (
    "0✗ O✗ P✓ Q☒ R☑ S☒ T☒ U⊗ V⊗ \x95· \x96• \x97● \x98⬤ \x99○ \x9a◌ \x9b◎ \x9c⦿ \x9d◉ \x9e▪ \x9f▪ \xa0▪ \xa1■ \xa2■ "
    "\xa3□ \xa4□ \xa5□ \xa6▣ \xa7▣ \xaa◆ \xab◆ \xac◆ \xad◇ \xae◆ \xaf◇ \xb2⬧ \xb3⬧ \xdb★ \xdc✶ \xdd✦ \xdf★"
)
_WINGDINGS_3 = (
    "f← g→ h↑ i↓ j↖ k↗ l↘ m↙ p▲ q▼ r△ s▽ t◀ u▶ v◁ w▷ x◣ y◢ z◤ {◥ |◀ }▶ ~▲ \x80▶ \x81▼ \x84◀ \x87▶ \x98➔ \xb0➤"
)
_WEBDINGS = "3◀ 4▶ 5▲ 6▼ 7⏪ 8⏩ 9⏮ :⏭ ;⏸ <■ =● a✓ c□ g■ n● r✗ s? y⛔ ~📎"


def _table(text: str) -> Mapping[str, str]:
    return {pair[0]: pair[1:] for pair in text.split(" ")}


_TABLES: Mapping[str, Mapping[str, str]] = {
    "wingdings 2": _table(_WINGDINGS_2),
    "wingdings 3": _table(_WINGDINGS_3),
    "webdings": _table(_WEBDINGS),
    "wingdings": _table(_WINGDINGS),
    "monotype sorts": _table(_WINGDINGS),
    "symbol": _table(_SYMBOL),
}


def in_unicode(text: str, family: str) -> str:
    """The text with each sign of a sign font replaced by the Unicode one; a plain bullet for those not known."""
    table = next((table for name, table in _TABLES.items() if family.lower().startswith(name)), None)
    return "".join(_sign(sign, table) for sign in text)


def without_private_use(text: str) -> str:
    """The text with signs that only one font knows (U+F020 to U+F0FF) replaced by a bullet."""
    return "".join("•" if _PRIVATE <= ord(sign) < _PRIVATE + 0x100 else sign for sign in text)


def _sign(sign: str, table: Mapping[str, str] | None) -> str:
    code = ord(sign)
    plain = chr(code - _PRIVATE) if _PRIVATE <= code < _PRIVATE + 0x100 else sign
    if plain.isspace() or ord(plain) > 0xFF:
        return plain
    return "•" if table is None else table.get(plain, "•")


def is_symbol_font(family: str) -> bool:
    """True for fonts whose letters are signs."""
    return family.lower().startswith(("wingdings", "webdings", "monotype sorts", "zapfdingbats")) or (
        family.lower() in ("symbol", "symbolmt")
    )

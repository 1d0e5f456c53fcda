"""Makes the fonts of this folder: python3 site/theme/fonts/subset.py, with fonttools and brotli (Debian: fonttools python3-brotli)."""
from pathlib import Path
from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib import instancer

here = Path(__file__).parent
sources = here / '../../../node_modules/vitepress/dist/client/theme-default/fonts'
# The same ranges as in site/internals/latin-fonts.ts; a test compares them with what the fonts hold.
ranges = [
    (0x20, 0x7E), (0xA0, 0xFF), (0x131, 0x131), (0x152, 0x153), (0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E),
    (0x2022, 0x2022), (0x2026, 0x2026), (0x2039, 0x203A), (0x20AC, 0x20AC), (0x2122, 0x2122), (0x2191, 0x2191), (0x2193, 0x2193),
    (0x2212, 0x2212), (0x2318, 0x2318),
]

# What pages show of their own, `\u2265 3`, and arrows; the file that VitePress has them in is 84 kB.
signs = [(0x2190, 0x2190), (0x2192, 0x2192), (0x2260, 0x2260), (0x2264, 0x2265), (0x2713, 0x2713)]


def make(source, name, kept):
    font = TTFont(sources / f'{source}.woff2', recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = ['kern', 'tnum']
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in kept for code in range(first, last + 1)])
    subsetter.subset(font)
    font = instancer.instantiateVariableFont(font, {'opsz': 14, 'wght': (400, 600)})
    font.flavor = 'woff2'
    font.save(here / f'{name}.woff2')


make('inter-roman-latin', 'inter-roman-latin', ranges)
make('inter-italic-latin', 'inter-italic-latin', ranges)
make('inter-roman-symbols', 'inter-roman-signs', signs)

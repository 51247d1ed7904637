"""What tags, classes, roles and schema.org properties say of the text that they hold.

Class names are nobody's standard, yet page templates share a vocabulary: a name is cut into words ("postBody-2" is
"post body 2") and looked up by the words that template makers use. Such a hint is weak by itself; which hints to
believe is decided later, over the whole page.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise

CONTAINER = "container"
"""An element that lays out others and says nothing else."""

_TAGS = frozenset(
    {
        *("a", "address", "article", "aside", "blockquote", "cite", "dd", "dt", "figcaption", "figure", "footer"),
        *("form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "label", "li", "main", "nav", "p", "pre"),
        *("table", "time", "small"),
    }
)
_CONTAINERS = frozenset({"center", "details", "div", "dl", "ol", "section", "tbody", "td", "tr", "ul", "body"})

# Words of class and id names by what they tell; "_" stands for two words that may be joined ("comment_list").
_NAMES = {
    "comment-form": r"""
        comment_form respond reply_form leave_(?:comment|reply) add_comment post_comment
    """,
    "comment": r"""
        comments? comment_(?:list|s|text|body|content|entry|thread|area|wrap\w*|block|item|container) commentary
        kommentare?\w* disqus discussions? repl(?:y|ies) responses? talkback livefyre feedback intensedebate
        trackbacks? pings? hreview guestbook forum_post visitor_opinions? reader_reviews?
    """,
    "comment-author": r"""
        comment(?:er)?_(?:author|name|user) commenter author vcard user_name user_info poster nick(?:name)?
        screen_name display_name posted_by byline fn
    """,
    "byline": r"""
        by_line author date(?:line|time)? published pub_date time_stamp posted
        (?:entry|post|article|story|content)_(?:meta|info|date|details|header_meta) meta metadata dateline updated
        credits?_line
    """,
    "caption": r"""
        captions? credits? wp_caption photo_(?:credit|caption|by) image_(?:credit|caption|source|description)
        cutline figure_text
    """,
    "related": r"""
        related recommend\w* read_(?:more|next|also) more_(?:stories|from|news|on|posts|articles|like)
        also_(?:read|like|see) popular trending most_(?:read|viewed|popular|shared) latest recent\w* teasers?
        outbrain taboola zergnet revcontent up_next see_also you_may suggest\w* carousel slider similar top_stories
        headlines next_(?:article|post|story|up) prev\w* promos? story_list blog_roll archives? link_list linkbox
        playlist river feeds?
    """,
    "share": r"""
        shar(?:e|ing)\w* socials? tweet\w* twitter facebook fb add_this add_to_any like_button follow\w* tools?
        toolbar print e?mail bookmark\w* digg pinterest whatsapp retweet buttons?
    """,
    "navigation": r"""
        nav\w* menus? bread_crumbs? pagination pager paging tabs? topbar sub_nav skip_link toc site_map wp_pagenavi
    """,
    "sidebar": r"""
        side_bars?\w* (?:left|right|side)_(?:col\w*|rail|column|pane|panel|side|block) rail widgets?\w* aside
        secondary supplement\w* complementary col_right
    """,
    "site-footer": r"""
        foot(?:er)? footer\w* colophon copyright legal disclaimer bottom\w* contentinfo terms
    """,
    "site-header": r"""
        mast_head site_(?:header|title|logo|description|branding) logo banner top_(?:bar|nav|head\w*) page_header
        branding blog_(?:title|header|description)
    """,
    "advert": r"""
        ads? adverts? advertis\w* advertorial sponsor\w* dfp adsense google_ad\w*
        ad_(?:slot|unit|box|wrap\w*|container|block) commercial affiliate native_ad
    """,
    "appeal": r"""
        subscri\w* newsletters? sign_up sign_in log_in regist\w* search\w* cookies? gdpr consent pay_wall donat\w*
        polls? opt_in promo_box cta call_to_action alerts? modal popup overlay lightbox mailing quiz survey
        rating\w* votes?
    """,
    "tags": r"""
        tags? tag_(?:list|s|cloud|links) topics? categor\w* keywords? filed_(?:under|in) taxonomy labels? cat_links
    """,
    "bio": r"""
        (?:about|author)_(?:author|bio|box|info|desc\w*|card|profile) bio(?:graphy)? contributor_(?:info|bio)
        writer_bio profile
    """,
    "title": r"""
        headlines? (?:entry|post|article|story|page|news|content|main)_(?:title|heading|headline|hed) titles?
        heading
    """,
    "subtitle": r"""
        sub_(?:title|head\w*|headline|line) kicker stand_first dek deck strap_line excerpt summary lede? intro\w*
        teaser_text preamble abstract synopsis description
    """,
    "pull-quote": r"""
        pull_quote\w* quote\w* block_quote
    """,
    "note": r"""
        correction\w* footnotes? editor_note clarification update_note endnote references?
    """,
    "hidden": r"""
        hidden hide invisible sr_only screen_reader\w* visually_hidden display_none no_print off_screen
    """,
    "gallery": r"""
        gallery slide_show slides? photos? images? img media videos? player video_player thumbs?\w* pictures?
    """,
    "article-text": r"""
        article_(?:body|text|content|copy|paragraphs?|main|wrap\w*)
        (?:entry|post|story|news|blog|page|main|single|rich|body)_(?:content|body|text|copy|article|entry|post)
        body_copy storytext articletext hentry story_(?:wrap\w*|container) field_name_body
        content_(?:body|article|main|text|area|inner|well) articlebody text_(?:body|content) the_content
    """,
    "content": r"""
        content article entry post story main body text single copy paragraph
    """,
}
_PATTERNS = tuple((kind, re.compile("|".join(w.replace("_", " ?") for w in n.split()))) for kind, n in _NAMES.items())
_ANY = re.compile("|".join(pattern.pattern for _, pattern in _PATTERNS))
_PROPERTIES = {
    "articlebody": "articleBody",
    "headline": "headline",
    "name": "headline",
    "alternativeheadline": "subtitle",
    "datepublished": "time",
    "datemodified": "time",
    "author": "author",
    "comment": "comment",
    "usercomments": "comment",
    "commenttext": "comment",
    "caption": "caption",
}
_ROLES = {"navigation": "nav", "contentinfo": "footer", "banner": "header", "complementary": "aside", "main": "main"}
_ROLES |= {"article": "article", "search": "form", "form": "form", "dialog": "hidden", "alert": "hidden"}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_BREAK = re.compile(r"[^A-Za-z]+")
_WEAK, _CERTAIN = 0.5, 1.0


def kinds_of(tag: str, attributes: Mapping[str, str]) -> tuple[tuple[str, float], ...]:
    """The hints that an element gives of its text, each with its strength.

    Args:
        tag: in small letters.
        attributes: as written.
    """
    if not attributes:
        return _kinds(tag, "", "", "")
    get = attributes.get
    names = f"{get('class') or ''} {get('id') or ''}"
    property_ = f"{get('itemprop') or ''} {get('rel') or ''}" if "itemprop" in attributes or "rel" in attributes else ""
    role = get("role") or ""
    style = get("style")
    if "hidden" in attributes or (style and "none" in style and re.search(r"display\s*:\s*none", style)):
        role += " hidden"
    return _kinds(tag, names[:300], property_[:60], role[:40])


@lru_cache(maxsize=8192)
def _kinds(tag: str, names: str, property_: str, role: str) -> tuple[tuple[str, float], ...]:
    kinds: dict[str, float] = {}
    if tag in _TAGS:
        kinds[tag] = _CERTAIN
    elif tag in _CONTAINERS:
        kinds[CONTAINER] = _CERTAIN
    for word in property_.lower().split():
        if word in _PROPERTIES:
            kinds[_PROPERTIES[word]] = _CERTAIN
    for word in role.lower().split():
        if word in _ROLES:
            kinds[_ROLES[word]] = _CERTAIN
        elif word == "hidden":
            kinds["hidden"] = _CERTAIN
    if names:
        words = [word for word in _BREAK.split(_CAMEL.sub(" ", names).lower()) if len(word) > 1]
        for piece in (*words, *map(" ".join, pairwise(words))):
            for kind in _kinds_of_name(piece):
                kinds.setdefault(kind, _WEAK)
    return tuple(kinds.items())


@lru_cache(maxsize=16_384)
def _kinds_of_name(piece: str) -> tuple[str, ...]:
    """What one word of a name tells, or two in a row; pages share most of these, so each is looked up once."""
    if _ANY.fullmatch(piece) is None:
        return ()
    return tuple(kind for kind, pattern in _PATTERNS if pattern.fullmatch(piece))

"""Are the regions of a page's source found where they stand?"""

from __future__ import annotations

from annotator.sources.page import attributes, cut, holder, outermost, scan


def test_regions_nest_and_are_given_from_the_outside_in() -> None:
    source = "<div><article>a<ARTICLE class=b>c</article></article></div>"

    outer, inner = scan(source).all(("article",))

    assert source[outer.start : outer.end] == source[5:-6]
    assert source[inner.inner : inner.inner_end] == "c"
    assert outer.holds(inner)
    assert outermost([inner, outer]) == [outer]
    assert holder(inner, [outer]) == outer
    assert holder(outer, [inner]) is None


def test_what_looks_like_markup_in_scripts_comments_and_values_is_none() -> None:
    source = (
        "<script>'<article>'</script><!-- <article> --><p title='<article>'>"
        "<style><article></style><article>the one</article>"
    )
    page = scan(source)

    assert [page.words(region) for region in page.all(("article",))] == ["the one"]


def test_an_article_that_never_ends_reaches_to_the_end_and_a_menu_does_not() -> None:
    page = scan("<nav><article>words")

    assert [page.words(region) for region in page.all(("article", "nav"))] == ["words"]


def test_the_words_of_a_region_are_one_line_without_markup() -> None:
    page = scan("<h1>The <em>ti</em>de&nbsp;&amp;<br>the\n<b>boat</b></h1>")

    assert page.words(page.all(("h1",))[0]) == "The tide\u00a0& the boat"


def test_attributes_are_read_with_and_without_quotes() -> None:
    element = scan("<meta NAME=author content='A &amp; B' content=\"C\" hidden>").regions["meta"][0]

    assert attributes(element) == {"name": "author", "content": "A & B", "hidden": ""}


def test_a_region_is_cut_out_with_others_replaced() -> None:
    page = scan("<main>a<nav>b<aside>c</aside></nav>d<aside>e</aside></main>")
    main = page.all(("main",))[0]

    regions = page.all(("aside", "nav"))

    assert cut(page, main, [(region, "|") for region in regions]) == "a|d|"


def test_the_weight_of_a_region_is_its_text() -> None:
    page = scan("<body><main><p>four</p> <p>four</p></main><p>more</body>")

    assert page.weight(page.all(("main",))[0]) == 8
    assert page.weight(page.all(("body",))[0]) == 12

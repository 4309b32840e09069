"""Blocks of a page's body. Files are not among them: they go into the list of files, where each
shows its type and size (announcement 2.2)."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks import StreamValue
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.images.blocks import ImageBlock

RICH_TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "hr"]
ANSWER_FEATURES = ["bold", "italic", "ol", "ul", "link"]  # without headings: its question is one


class CaptionedImageBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=255)

    class Meta:
        icon = "image"
        label = _("Picture")
        template = "home/blocks/image.html"


class BodyBlock(blocks.StreamBlock):
    paragraph = blocks.RichTextBlock(
        label=_("Text"), features=RICH_TEXT_FEATURES, template="home/blocks/paragraph.html"
    )
    image = CaptionedImageBlock()
    table = TableBlock(label=_("Table"), template="home/blocks/table.html")

    class Meta:
        required = False

    def get_searchable_content(self, value: StreamValue) -> list[str]:
        """With the captions of tables, which Wagtail leaves out."""
        tables = [child.value for child in value if child.block_type == "table" and child.value]
        captions = [table["table_caption"] for table in tables if table.get("table_caption")]
        return [*super().get_searchable_content(value), *captions]

"""What a section shows beside a plain list: its parts, its layout, what stands above."""

"""YAML becomes plain data, and what it would lose of a text is told.

Other wings may use:

    yaml_blocks: Data, KnownBlocks
    yaml_doubts: BLOCK_LINE
    yaml_nodes: COUNTED, child_node, root_node
    yaml_text: CONTROL, Positions, plain_data, written_data
"""

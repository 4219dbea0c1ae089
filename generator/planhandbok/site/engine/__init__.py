"""The engine that builds the guide and the shells, behind one seam.

Other wings may use:

    assets: names_contents
    engine: EngineError, EngineJob, EngineName, EnginePage, RunEngine, StartEngine, start_engine
    settings: engine_job
    shells: MarkerError, StampedShell, not_indexed, parsed_shell, shell_pages, stamped, tidied,
        without_edit_link, without_place
"""

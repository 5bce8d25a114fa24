import sys
from pathlib import Path
from generator.pipeline import *
from generator.shell.shell import build_shell
import time
t=time.time()
shell=build_shell(Path.cwd())
print('shell',time.time()-t); t=time.time()
print(build_site(Path.cwd(), shell, Path(sys.argv[1])))
print(time.time()-t)

import logging,asyncio,sys
logging.basicConfig(level=logging.INFO,format='%(asctime)s %(name)s %(message).300s')
logging.getLogger('httpx').setLevel(logging.WARNING)
from tests.faults import streams_truth as s
s.PATIENCE=15
s.quicken()
orig=s.StreamFault
def sf(**k):
    logging.getLogger('fault').info('%s',k); return orig(**k)
s.StreamFault=sf
print(asyncio.run(s.hold(int(sys.argv[1]),int(sys.argv[2]),print)))

"""What chat templates take for more than text, such as "<|im_end|>": of the families that are well known.

A server does not say which template it uses, so the text of documents must be safe for all of them. These
are the tokens of turns, tools, thinking, pictures and gaps; CONTROL_SHAPE matches what such tokens look
like, for families that come after this list. It does not make text harmless: that is for whoever packs
passages. Words alone that some old templates set roles apart with ("USER:", "### Response:") are plain text
to every tokenizer, and are not here.
"""

from collections.abc import Mapping

FAMILIES: Mapping[str, str] = {
    "any": "<s> </s> <unk> <pad> <bos> <eos> <mask> <sep> <cls> <|endoftext|> <|pad|> <|unk|> <|sep|>",
    "ChatML, Qwen, SmolLM, Phi 4": (
        "<|im_start|> <|im_end|> <|im_sep|> <|object_ref_start|> <|object_ref_end|> <|box_start|> "
        "<|box_end|> <|quad_start|> <|quad_end|> <|vision_start|> <|vision_end|> <|vision_pad|> "
        "<|image_pad|> <|video_pad|> <|audio_start|> <|audio_end|> <|audio_pad|> <|fim_prefix|> "
        "<|fim_middle|> <|fim_suffix|> <|fim_pad|> <|repo_name|> <|file_sep|> "
        "<repo_name> <reponame> <file_sep> <filename> "
        "<gh_stars> <issue_start> <issue_comment> <issue_closed> <jupyter_start> <jupyter_text> "
        "<jupyter_code> <jupyter_output> <jupyter_script> <empty_output> <fim_prefix> <fim_middle> "
        "<fim_suffix> <fim_pad>"
    ),
    "tools and thinking, in several": (
        "<tools> </tools> <tool_call> </tool_call> <tool_response> </tool_response> <tool_calls> "
        "</tool_calls> <tool_result> </tool_result> <function_call> </function_call> <think> </think> "
        "<thinking> </thinking> <arg_key> </arg_key> <arg_value> </arg_value>"
    ),
    "Llama 2": "[INST] [/INST] <<SYS>> <</SYS>>",
    "Llama 3": (
        "<|begin_of_text|> <|end_of_text|> <|start_header_id|> <|end_header_id|> <|eot_id|> <|eom_id|> "
        "<|python_tag|> <|finetune_right_pad_id|> <|step_id|> <|image|>"
    ),
    "Llama 4": (
        "<|header_start|> <|header_end|> <|eot|> <|eom|> <|step|> <|python_start|> <|python_end|> "
        "<|finetune_right_pad|> <|image_start|> <|image_end|> <|patch|> <|tile_x_separator|> "
        "<|tile_y_separator|>"
    ),
    "Mistral": (
        "[SYSTEM_PROMPT] [/SYSTEM_PROMPT] [AVAILABLE_TOOLS] [/AVAILABLE_TOOLS] [TOOL_CALLS] [TOOL_RESULTS] "
        "[/TOOL_RESULTS] [TOOL_CONTENT] [ARGS] [CALL_ID] [MODEL_SETTINGS] [/MODEL_SETTINGS] [THINK] "
        "[/THINK] [IMG] [IMG_BREAK] [IMG_END] [AUDIO] [BEGIN_AUDIO] [PREFIX] [MIDDLE] [SUFFIX]"
    ),
    "Gemma": (
        "<start_of_turn> <end_of_turn> <start_of_image> <end_of_image> <image_soft_token> "
        "<audio_soft_token> <start_of_audio> <end_of_audio> <start_function_declaration> "
        "<end_function_declaration> <start_function_call> <end_function_call> <start_function_response> "
        "<end_function_response> <escape> <|turn> <turn|> <|channel> <channel|> <|think|> <|tool> <tool|> "
        "<|tool_call> <tool_call|> <|tool_response> <tool_response|>"
    ),
    "Phi 3, Zephyr, Falcon 3, OLMo": (
        "<|system|> <|user|> <|assistant|> <|end|> <|tool|> <|/tool|> <|tool_call|> <|/tool_call|> "
        "<|tool_response|> <|/tool_response|> <|prompter|> <|end_of_turn|>"
    ),
    "DeepSeek": (
        "<｜begin▁of▁sentence｜> <｜end▁of▁sentence｜> <｜User｜> <｜Assistant｜> <｜System｜> <｜▁pad▁｜> "
        "<｜tool▁calls▁begin｜> <｜tool▁calls▁end｜> <｜tool▁call▁begin｜> <｜tool▁call▁end｜> "
        "<｜tool▁outputs▁begin｜> <｜tool▁outputs▁end｜> <｜tool▁output▁begin｜> <｜tool▁output▁end｜> "
        "<｜tool▁sep｜> <｜fim▁begin｜> <｜fim▁hole｜> <｜fim▁end｜> <|EOT|> <|begin▁of▁sentence|> "
        "<|end▁of▁sentence|>"
    ),
    "Command R, Aya": (
        "<PAD> <UNK> <CLS> <SEP> <MASK_TOKEN> <BOS_TOKEN> <EOS_TOKEN> <EOP_TOKEN> <|START_OF_TURN_TOKEN|> "
        "<|END_OF_TURN_TOKEN|> <|SYSTEM_TOKEN|> <|USER_TOKEN|> <|CHATBOT_TOKEN|> <|START_THINKING|> "
        "<|END_THINKING|> <|START_RESPONSE|> <|END_RESPONSE|> <|START_ACTION|> <|END_ACTION|> "
        "<|START_TOOL_RESULT|> <|END_TOOL_RESULT|> <|START_TEXT|> <|END_TEXT|> <|YES_TOKEN|> <|NO_TOKEN|> "
        "<|GOOD_TOKEN|> <|BAD_TOKEN|> <|NEW_FILE|>"
    ),
    "gpt-oss (harmony)": (
        "<|start|> <|message|> <|channel|> <|constrain|> <|return|> <|call|> <|startoftext|> <|endofprompt|>"
    ),
    "Granite": (
        "<|start_of_role|> <|end_of_role|> <|start_of_plugin|> <|end_of_plugin|> <|start_of_cite|> "
        "<|end_of_cite|>"
    ),
    "Falcon": (
        ">>TITLE<< >>ABSTRACT<< >>INTRODUCTION<< >>SUMMARY<< >>COMMENT<< >>ANSWER<< >>QUESTION<< >>DOMAIN<< "
        ">>PREFIX<< >>SUFFIX<< >>MIDDLE<<"
    ),
    "GLM": (
        "[gMASK] [sMASK] [MASK] <sop> <eop> <|observation|> <|begin_of_image|> <|end_of_image|> "
        "<|begin_of_video|> <|end_of_video|>"
    ),
    "EXAONE": "[|system|] [|user|] [|assistant|] [|tool|] [|endofturn|] [BOS]",
    "Kimi": (
        "[EOS] [EOT] [PAD] <|im_system|> <|im_user|> <|im_assistant|> <|im_middle|> "
        "<|tool_calls_section_begin|> <|tool_calls_section_end|> <|tool_call_begin|> "
        "<|tool_call_argument_begin|> <|tool_call_end|> <|media_begin|> <|media_content|> <|media_end|> "
        "<|media_pad|>"
    ),
    "InternLM": "<|action_start|> <|action_end|> <|interpreter|> <|plugin|>",
    "MiniMax": "]~b] ]~!b[ [e~[ <beginning_of_sentence> <end_of_sentence> <minimax:tool_call>",
    "Hunyuan, ERNIE": (
        "<|extra_0|> <|extra_4|> <|extra_5|> <｜hy_User｜> <｜hy_Assistant｜> <｜hy_begin▁of▁sentence｜> "
        "<｜hy_place▁holder▁no▁2｜> <|begin_of_sentence|> <|end_of_sentence|>"
    ),
    "LFM": (
        "<|tool_list_start|> <|tool_list_end|> <|tool_call_start|> <|tool_call_end|> <|tool_response_start|> "
        "<|tool_response_end|>"
    ),
    "Apertus": (
        "<|system_start|> <|system_end|> <|developer_start|> <|developer_end|> <|user_start|> <|user_end|> "
        "<|assistant_start|> <|assistant_end|> <|inner_prefix|> <|inner_suffix|> <|tools_prefix|> "
        "<|tools_suffix|>"
    ),
    "Seed, Nemotron, Jamba, Grok, Baichuan": (
        "<seed:bos> <seed:eos> <seed:think> </seed:think> <seed:tool_call> </seed:tool_call> <extra_id_0> "
        "<extra_id_1> <SPECIAL_10> <SPECIAL_11> <SPECIAL_12> <|bom|> <|separator|> <reserved_106> "
        "<reserved_107>"
    ),
}
CONTROL_TOKENS: tuple[str, ...] = tuple(
    sorted(
        {token for line in FAMILIES.values() for token in line.split()},
        key=lambda token: (-len(token), token),
    )
)  # each once, the longest first, so that a pattern made of them prefers it
# "<|anything|>", with ASCII or full-width bars, or a bar at one side alone
CONTROL_SHAPE = r"<[|｜][^<>|｜\s]{1,60}[|｜]?>|<[^<>|｜\s]{1,60}[|｜]>"

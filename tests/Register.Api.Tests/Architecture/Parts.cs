using System.Reflection;
using System.Reflection.Emit;
using System.Runtime.CompilerServices;

namespace Register.Api.Tests.Architecture;

/// <summary>What a type is made of, read from the compiled program: the types and members it uses and the texts in it.
/// Nested types, also those the compiler makes for lambdas and async methods, count to the type around them.</summary>
internal sealed record Parts(Type Type, IReadOnlySet<MemberInfo> Members, IReadOnlySet<Type> Types, IReadOnlySet<string> Texts)
{
    private const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance | BindingFlags.DeclaredOnly;

    private static readonly Dictionary<short, OpCode> OpCodesByValue = typeof(OpCodes).GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => (OpCode)f.GetValue(null)!).ToDictionary(o => o.Value);

    /// <summary>Every type that somebody wrote in the assembly, with its parts.</summary>
    public static IReadOnlyList<Parts> Of(Assembly assembly) => [.. assembly.GetTypes()
        .Where(t => t is { IsNested: false, Namespace: not null } && !t.IsDefined(typeof(CompilerGeneratedAttribute)) && t.Namespace!.StartsWith("Register", StringComparison.Ordinal))
        .Select(Of)];

    public static Parts Of(Type type)
    {
        var reading = new Reading();
        reading.Read(type);
        reading.Types.Remove(type);
        return new Parts(type, reading.Members, reading.Types, reading.Texts);
    }

    private sealed class Reading
    {
        public HashSet<MemberInfo> Members { get; } = [];
        public HashSet<Type> Types { get; } = [];
        public HashSet<string> Texts { get; } = [];

        public void Read(Type type)
        {
            Add(type.BaseType);
            foreach (var i in type.GetInterfaces()) Add(i);
            foreach (var attribute in type.GetCustomAttributesData()) Add(attribute.AttributeType);
            foreach (var field in type.GetFields(All)) Add(field.FieldType);
            foreach (var method in type.GetMethods(All).Cast<MethodBase>().Concat(type.GetConstructors(All))) Read(method);
            foreach (var nested in type.GetNestedTypes(All)) Read(nested);
        }

        private void Read(MethodBase method)
        {
            Add((method as MethodInfo)?.ReturnType);
            foreach (var parameter in method.GetParameters()) Add(parameter.ParameterType);
            if (method.GetMethodBody() is not { } body) return;
            foreach (var local in body.LocalVariables) Add(local.LocalType);
            var code = body.GetILAsByteArray()!;
            for (var at = 0; at < code.Length;)
            {
                short value = code[at++];
                if (value == 0xFE) value = (short)(0xFE00 | code[at++]);
                var operand = OpCodesByValue[value].OperandType;
                if (operand is OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineTok)
                    Resolve(method, BitConverter.ToInt32(code, at));
                if (operand == OperandType.InlineString) Texts.Add(method.Module.ResolveString(BitConverter.ToInt32(code, at)));
                at += SizeOf(operand, code, at);
            }
        }

        private void Resolve(MethodBase method, int token)
        {
            var member = method.Module.ResolveMember(token, method.DeclaringType!.GetGenericArguments(),
                method.IsGenericMethod ? method.GetGenericArguments() : null)!;
            Add(member as System.Type ?? member.DeclaringType);
            if (member is not System.Type) Members.Add(member);
            if (member is MethodInfo { IsGenericMethod: true } called)
                foreach (var argument in called.GetGenericArguments()) Add(argument);
        }

        private void Add(Type? type)
        {
            if (type is null || type.IsGenericParameter) return;
            if (type.HasElementType)
            {
                Add(type.GetElementType());
                return;
            }
            foreach (var argument in type.IsGenericType ? type.GenericTypeArguments : []) Add(argument);
            Types.Add(type.IsGenericType ? type.GetGenericTypeDefinition() : type);
        }

        private static int SizeOf(OperandType operand, byte[] code, int at) => operand switch
        {
            OperandType.InlineNone => 0,
            OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
            OperandType.InlineVar => 2,
            OperandType.InlineI8 or OperandType.InlineR => 8,
            OperandType.InlineSwitch => 4 + (4 * BitConverter.ToInt32(code, at)),
            _ => 4,
        };
    }
}
